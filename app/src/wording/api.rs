//! What programs are told that ask the public interface something it cannot answer.

use super::{Sentence, Words};

pub const KIND: Words = Words(
    "kind 要写 class、activity 或 shift，或者不写。",
    "kind is class, activity or shift, or absent.",
);
pub const PAGE: Words =
    Words("page 要写1到100000的整数。", "page is a whole number from 1 to 100000.");
pub const AREA: Words =
    Words("area 要写六位行政区划代码。", "area is a code of six digits (GB/T 2260).");
pub const INSTITUTION: Words =
    Words("institution 要写机构的编号。", "institution is an institution’s id.");
pub const WEEKDAY: Words = Words("weekday 要写1（星期一）到7。", "weekday is 1 (Monday) to 7.");
pub const PART: Words =
    Words("part 要写 morning、afternoon 或 evening。", "part is morning, afternoon or evening.");
pub const FREE: Words = Words("free 要写1，或者不写。", "free is 1, or absent.");
pub const UNKNOWN_OFFERING: Words = Words("没有这个报名项目。", "There is no such offering.");
pub const UNKNOWN_ADDRESS: Words =
    Words("没有这个地址。说明见 /api/v1。", "There is no such address. See /api/v1.");
pub const ONLY_READ: Words = Words("这里只能读取，请用GET。", "This can only be read, with GET.");

/// The database is away, and whom to call meanwhile.
pub fn away(telephone: &str) -> Sentence {
    Sentence {
        chinese: format!("我们正在休息，请过几分钟再试，或打电话给我们：{telephone}。"),
        english: format!(
            "The service is resting. Please try again in a few minutes, or call us: {telephone}."
        ),
    }
}
