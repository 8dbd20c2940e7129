//! 每人最多几个: the desk's limits for one person.

use crate::wording::Words;

pub const LINK: Words = Words("每人最多报几个", "Limits for a person");
pub const WHY: Words = Words(
    "名额紧的时候，定一个数，更多的人报得上。候补也算在里面。",
    "Where places are short, a limit leaves some for more people. Waiting lists count.",
);
pub const CLASSES: Words = Words("一学期最多几门课", "Classes a term");
pub const SHIFTS: Words = Words("同时最多几次服务", "Shifts at a time");
pub const BOOKINGS: Words = Words("社团最多同时借几次场地", "Bookings of a club at a time");
pub const HINT: Words = Words("不限就空着。", "Leave it empty for no limit.");
pub const NOT_A_NUMBER: Words =
    Words("请填1到99的数字，不限就空着", "Write a number from 1 to 99, or nothing for no limit");
pub const KEEP: Words = Words("保存", "Save");
pub const KEPT: Words = Words("已经保存，从现在起算。", "Saved; it counts from now on.");
pub const NOBODY_LOSES: Words = Words(
    "已经报上的都不动，已经通知的名额也留着。要多给谁，在“加一个人”里写明理由。",
    "Nobody loses what they have. To give somebody more, add them with a reason.",
);
