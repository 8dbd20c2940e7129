//! Whether it is a demonstration, and whether that shows a whole province.

use crate::stop::Stop;

/// Whether it is one: as it is said, otherwise as it is usual.
pub(super) fn demonstration(told: Option<String>, usual: bool) -> Result<bool, Stop> {
    match told.as_deref() {
        None => Ok(usual),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => Err(Stop::new(
            "YINYAO_DEMONSTRATION",
            format!("只能写 on 或 off，现在是“{other}”"),
            format!("it is on or off, not {other:?}"),
        )),
    }
}

/// Whether it shows the whole province, which is made up.
pub(super) fn province(told: Option<String>, demonstration: bool) -> Result<bool, Stop> {
    match told.as_deref() {
        None => Ok(false),
        Some("province") if demonstration => Ok(true),
        Some("province") => Err(Stop::new(
            "SEED",
            "全省规模的数据只用来演示：请去掉 SEED，或写 YINYAO_DEMONSTRATION=on",
            "the province is made up and for a demonstration alone: leave SEED out, or set YINYAO_DEMONSTRATION=on",
        )),
        Some(other) => Err(Stop::new(
            "SEED",
            format!("只能写 province（全省规模的数据），现在是“{other}”"),
            format!("it is province (data at full size) or absent, not {other:?}"),
        )),
    }
}
