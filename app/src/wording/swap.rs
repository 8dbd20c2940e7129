//! 调换: giving one place up for another at the same time.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const INSTEAD: Words = Words("换成这个", "Take this one instead");
pub const INSTEAD_HOW: Words = Words(
    "先给您这边的名额，再退那边的。万一这边满了，那边不动。",
    "You get the place here first, then the other one is given up. If this one fills up meanwhile, nothing changes.",
);
pub const INSTEAD_OF_SEVERAL_HOW: Words = Words(
    "先给您这边的名额，再一起退下面这几个。万一这边满了，都不动。",
    "You get the place here first, then all of these are given up together. If this one fills up meanwhile, nothing changes.",
);
/// Where both have only a waiting list to offer.
pub const WAITING_INSTEAD_HOW: Words = Words(
    "先给您排上这边的候补，再退那边的。",
    "You join the waiting list here first, then you leave the other one.",
);
pub const WAITING_INSTEAD_OF_SEVERAL_HOW: Words = Words(
    "先给您排上这边的候补，再一起退下面这几个。",
    "You join the waiting list here first, then you leave all of these together.",
);
pub const WHICH: Words = Words("退掉哪一个", "Which one do you give up");
pub const GIVE_THIS_UP: Words = Words("退这一个", "Give this one up");
pub const KEEP: Words = Words("不换了", "Do not swap");
pub const GIVEN_UP: Words = Words("退掉这一个", "This one is given up");
pub const GIVEN_UP_WAITING: Words = Words("不再等这一个", "You stop waiting for this one");
pub const OBTAINED: Words = Words("换成这一个", "This one instead");
pub const OBTAINED_WAITING: Words = Words("改为候补这一个", "You wait for this one instead");
pub const SWAP_NOW: Words = Words("确认调换", "Swap now");
pub const SWAPPED: Words = Words(
    "换好了：原来的，已经替您退了。",
    "Swapped: what you had before has been given up for you.",
);
pub const POSITION_GOES: Words = Words(
    "退掉以后，名额给候补的下一位，再要就得重新排。",
    "Once given up, the place goes to the next person who waits; for it you would have to join again.",
);

pub const AT_COUNTER_TITLE: Words = Words("工作人员给您换好了", "The staff swapped it for you");
/// Why a place ended that was swapped there.
pub const AT_COUNTER: Words = Words("在服务台换成了别的", "It was swapped at the counter");
/// The same where the person did it.
pub const BY_YOURSELF: Words = Words("换成了别的", "It was swapped for another");

/// A notice: “楷书”换成了“行书”。在我的报名里能看到。
pub fn at_counter(language: Language, from: &str, to: &str) -> String {
    match language {
        Chinese => format!("“{from}”换成了“{to}”。在我的报名里能看到。"),
        English => format!("“{from}” was swapped for “{to}”; see My sign-ups."),
    }
}

/// 您报的已经够数了。要换成“行书”，得先退一个.
pub fn one_for(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("您报的已经够数了。要换成“{name}”，得退一个。"),
        English => format!("You have as many as allowed. To have “{name}” you give one up."),
    }
}

/// 换成“行书”吗？
pub fn sure(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("换成“{name}”吗？"),
        English => format!("Swap to “{name}”?"),
    }
}
