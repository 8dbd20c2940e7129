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

/// 候补不退: what one has is kept until a place is there.
pub const KEEP_AND_WAIT: Words =
    Words("不退原来的，候补这个", "Keep what I have, and wait for this one");
pub const KEEP_HOW: Words = Words(
    "这边满了。先给您排候补，您手里的名额不动。",
    "It is full. You join the waiting list, and keep what you have.",
);
pub const KEPT: Words = Words("留着这一个", "You keep this one");
pub const WAITED_FOR: Words = Words("候补这一个", "You wait for this one");
pub const WILL_CHOOSE: Words = Words(
    "轮到您的时候，我们先问您，您再选。",
    "When it is your turn here we ask you, and you choose.",
);
pub const CHOICE: Words = Words(
    "要，就换过来，退掉留着的。不要，可以继续候补，留着的不动。",
    "Say yes, and you swap: what you kept is given up. Say no, and you may wait on with what you kept.",
);
/// On the page of the waiting entry.
pub const KEPT_UNTIL_ASKED: Words =
    Words("您有的别的名额，都还留着。", "You still have everything else that you had.");
/// For whoever has taken something else meanwhile.
pub const OR_KEEP_BOTH: Words = Words(
    "也可以两边都留着：轮到您的时候先问您，您再选。",
    "Or keep both: when it is your turn we ask you, and you choose.",
);
/// For whoever keeps what is in the way already, and would have to give up too much for it.
pub const TOO_MUCH: Words = Words(
    "一次最多换掉三样。请先退掉一些，再问您。",
    "At most three can be swapped at once. Give some up first, and you are asked.",
);
pub const ASK_ME: Words = Words("都留着，有名额问我", "Keep both, and ask me");

/// Where a place is offered that one cannot have beside something else.
pub const OFFER_HOW: Words = Words(
    "这个名额给您留着。您确认了，才退下面那个。",
    "This place is kept for you. The other one is given up only when you confirm.",
);
pub const OFFER_SEVERAL_HOW: Words = Words(
    "这个名额给您留着。您确认了，才一起退下面这几个。",
    "This place is kept for you. All of these are given up only when you confirm.",
);
pub const OR_STAYS: Words =
    Words("不要这个名额，原来的就都不动。", "If you say no to this place you keep what you have.");
/// The first step of an answer, where it is a swap.
pub const LOOK_FIRST: Words = Words(
    "想要，就按“换成这个”，看清楚再确认。",
    "To have it, press “Take this one instead”, look, and confirm.",
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

/// 要这个名额，就得退掉“楷书”和“行书”。
pub fn in_the_way(language: Language, names: &[&str]) -> String {
    let join = |sign| names.join(sign);
    match language {
        Chinese => format!("要这个名额，就得退掉“{}”。", join("”和“")),
        English => format!("To have this place you give up “{}”.", join("” and “")),
    }
}

/// 原来的不退，候补“行书”吗？
pub fn sure_to_keep(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("原来的不退，候补“{name}”吗？"),
        English => format!("Keep what you have, and wait for “{name}”?"),
    }
}

/// 换成“行书”吗？
pub fn sure(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("换成“{name}”吗？"),
        English => format!("Swap to “{name}”?"),
    }
}
