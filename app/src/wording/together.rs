//! 一起候补: two who wait for the same thing and want two places at once.

use domain::language::Language::{self, Chinese, English};

use super::Words;

pub const TITLE: Words = Words("和家人朋友一起候补", "Wait together with somebody");
pub const ASK: Words = Words("请一个人和我一起候补", "Ask somebody to wait with me");
pub const WHOSE_NUMBER: Words = Words("对方的手机号码是多少？", "What is their mobile number?");
pub const HINT: Words = Words(
    "对方也要在候补这一项。对方登录后会看到，同意了才算。",
    "They must be on this waiting list, too. They see it when signed in, and must agree.",
);
pub const WHAT_IT_MEANS: Words = Words(
    "按后报名的那位排。空出两个名额，再一起问你们。",
    "You stand where the later one stands, and are asked when two places are free.",
);
pub const ONE_GOES_BY: Words = Words(
    "只空出一个，先问后面一个人候补的。都没有，就问你们谁先来，只问一次。",
    "If one place alone is free, the next person who wants one is asked; if nobody does, you are asked once whether one of you comes alone.",
);
pub const EACH_ANSWERS: Words = Words(
    "问到的时候，两位各自回答。一位不要，另一位的名额还留着。",
    "Each of you answers. If one says no, the other’s place is still kept.",
);
pub const SEND: Words = Words("请对方同意", "Ask them to agree");
pub const BACK: Words = Words("回到我的候补", "Back to my place in line");
pub const ASKED: Words = Words(
    "已经记下。对方也在候补的话，登录后会看到，同意了就一起候补。",
    "It has been noted. If they are on this waiting list, they see it when signed in.",
);
pub const AGREE: Words = Words("同意，一起候补", "Yes, wait together");
pub const REFUSE: Words = Words("不用，我自己排", "No, I wait alone");
pub const PART: Words = Words("分开，各排各的", "Wait alone again");
pub const OWN_NUMBER: Words =
    Words("这是您自己的号码，请填对方的", "This is your own number; please enter theirs");

pub const ASKED_TITLE: Words =
    Words("有人想和您一起候补", "Somebody asks to wait together with you");
pub const AGREED_TITLE: Words = Words("您和另一位一起候补了", "The two of you now wait together");

pub const DESK_TITLE: Words = Words("让两个人一起候补", "Let two people wait together");
pub const DESK_FIRST: Words = Words("先选一位", "Choose one of them");
pub const DESK_SECOND: Words = Words("再选另一位", "Choose the other");
pub const DESK_NOBODY: Words =
    Words("至少要有两个人在候补，才能放在一起。", "There must be two people on the waiting list.");
pub const DESK_LINKED: Words = Words("两个人已经一起候补。", "The two now wait together.");
pub const DESK_ASK_THEM: Words = Words(
    "请先问过两位本人。空出两个名额，才会一起问他们。",
    "Please ask both first. They are asked when two places are free.",
);

fn somebody(language: Language, name: &str) -> String {
    match language {
        _ if !name.is_empty() => name.to_owned(),
        Chinese => "有一位".to_owned(),
        English => "Somebody".to_owned(),
    }
}

/// 林国富想和您一起候补。
pub fn asks(language: Language, name: &str) -> String {
    let name = somebody(language, name);
    match language {
        Chinese => format!("{name}想和您一起候补。"),
        English => format!("{name} asks to wait together with you."),
    }
}

/// Who asks, what for, and that either answer is fine.
pub fn asked_sentence(language: Language, name: &str, asker: &str) -> String {
    let asker = somebody(language, asker);
    match language {
        Chinese => format!("{asker}想和您一起候补“{name}”。同意不同意都行，请去回答。"),
        English => {
            format!("{asker} asks to wait for “{name}” together with you. Please answer yes or no.")
        }
    }
}

/// What waiting together means.
pub fn agreed_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("“{name}”空出两个名额，就一起问你们。"),
        English => format!("When two places in “{name}” are free, both of you are asked."),
    }
}

/// 您和林国富一起候补。
pub fn with(language: Language, name: &str) -> String {
    let name = somebody(language, name);
    match language {
        Chinese => format!("您和{name}一起候补。"),
        English => format!("You and {name} wait together."),
    }
}

/// 和林国富一起: a button of the desk's list.
pub fn choose(language: Language, name: &str, position: u32) -> String {
    match language {
        Chinese => format!("第{position}位{name}"),
        English => format!("Number {position}, {name}"),
    }
}
