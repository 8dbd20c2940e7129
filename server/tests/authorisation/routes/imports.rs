//! The log, and lists that were handed in.

use super::things::Things;
use super::{REASON, Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    let Things { entry, waiting, imported, .. } = things;
    let columns = [("columns[0]", "姓名"), ("columns[1]", "手机")];
    let told = [("import", waiting.as_str()), ("kind", "people")];
    vec![
        get(format!("/desk/log/{entry}")),
        post("desk-put-back", &[("entry", entry), REASON]),
        get(format!("/desk/import/{waiting}")),
        get(format!("/desk/import/{waiting}/columns")),
        get(format!("/desk/import/{waiting}/problems.xlsx")),
        get(format!("/desk/import/{imported}/undo")),
        post("desk-import-columns", &[told, columns].concat()),
        post("desk-confirm-import", &[("import", waiting)]),
        post("desk-import-undo", &[("import", imported)]),
    ]
}
