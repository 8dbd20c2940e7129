//! Columns are found again by their headings alone, in whichever order and wording they come.

use proptest::prelude::*;

use super::*;
use crate::plan::{List, NoTable, read_as, read_list};

const REGISTER: [&str; 4] = ["老同志", "生辰", "打这个电话", "家属"];
const WANG: [&str; 4] = ["王娥", "1956.10.25", "+8619900002505", "杨长松（儿子）"];

fn map() -> ColumnMap {
    let pairs = [("姓名", "老同志"), ("出生日期", "生辰"), ("手机", "打这个电话")];
    let columns = pairs.map(|(usual, name)| (usual.to_owned(), name.to_owned()));
    ColumnMap { kind: ListKind::People, columns: columns.into() }
}

fn sheet(order: &[usize], title: bool) -> [Sheet; 1] {
    let row = |cells: [&'static str; 4]| order.iter().map(|at| cells[*at]).collect::<Vec<_>>();
    let mut rows = vec![row(REGISTER), row(WANG)];
    if title {
        rows.insert(0, vec!["名册"]);
    }
    [Sheet::of_texts(&rows)]
}

proptest! {
    #[test]
    fn a_map_reads_the_same_whatever_the_order_of_the_columns(
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        title: bool,
    ) {
        let sheets = sheet(&order, title);
        let found = headings(&sheets).unwrap();
        prop_assert_eq!(found.key(), headings(&sheet(&[0, 1, 2, 3], false)).unwrap().key());
        let Ok(List::People(reading)) = read_as(&sheets, &map()) else { panic!("no people") };
        let person = reading.rows[0].value.as_ref().unwrap();
        prop_assert_eq!(person.name.as_str(), "王娥");
        prop_assert_eq!(person.mobile.as_ref().unwrap().as_str(), "19900002505");
        prop_assert_eq!(person.emergency_contact.as_ref(), None, "nobody has said what that column is");
    }

    #[test]
    fn the_usual_map_of_known_headings_reads_what_is_read_without_one(
        order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let known = ["姓名", "出生日期", "手机", "紧急联系人"];
        let row = |cells: [&'static str; 4]| order.iter().map(|at| cells[*at]).collect::<Vec<_>>();
        let sheets = [Sheet::of_texts(&[row(known), row(WANG)])];
        let usual = headings(&sheets).unwrap().usual(&sheets, ListKind::People);
        prop_assert_eq!(read_as(&sheets, &usual), read_list(&sheets));
    }

    #[test]
    fn no_map_and_no_sheet_can_make_it_fail(
        cells in proptest::collection::vec(proptest::collection::vec("[a-z名0-9]{0,3}", 0..4), 0..6),
        pairs in proptest::collection::btree_map("姓名|手机|[a-z]{1,2}", "[a-z名0-9]{0,3}", 0..4),
    ) {
        let sheets = [Sheet::of_texts(&cells)];
        for kind in ListKind::ALL {
            let map = ColumnMap { kind, columns: pairs.clone() };
            if !map.missing().is_empty() {
                prop_assert!(read_as(&sheets, &map).is_err());
            }
        }
    }
}

#[test]
fn two_columns_of_one_heading_and_one_without_are_told_apart() {
    let sheets = [Sheet::of_texts(&[["电话", "电话", ""], ["1", "2", "3"]])];
    let found = headings(&sheets).unwrap();
    let told: Vec<_> = found.columns.iter().map(|one| (one.name.as_str(), &one.first[0])).collect();
    assert_eq!(told, [("电话", &"1".to_owned()), ("电话#2", &"2".into()), ("", &"3".into())]);
}

#[test]
fn what_is_needed_and_named_by_no_column_is_told() {
    let mut map = map();
    map.columns.remove("姓名");
    assert_eq!(map.missing(), ["姓名"]);
    let missing = vec!["姓名".to_owned()];
    assert_eq!(read_as(&sheet(&[0, 1, 2, 3], false), &map), Err(NoTable::Incomplete { missing }));
    assert_eq!(headings(&sheet(&[0, 1, 2, 3], true)).unwrap().columns.len(), 4);
    assert!(headings(&[Sheet::default()]).is_none());
    let is_a_table = |lines: &[&[&str]]| headings(&[Sheet::of_texts(lines)]).unwrap().is_a_table();
    assert!(is_a_table(&[&["老同志", "打这个电话"], &["王娥", "1"]]));
    assert!(!is_a_table(&[&["hello"]]) && !is_a_table(&[&["hello"], &["world"]]));
    assert!(!is_a_table(&[&["你好", "世界"]]));
}
