//! 代办 at the counter: recording it, the slip that both sign, and ending it.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const CONSENTS: Words = Words("代办委托", "Helpers");
pub const WHY: Words = Words(
    "请家人、邻居代办的，在柜台登记。这里只有本单位登记的。",
    "People let family or neighbours act for them. Only those recorded at your counter stand here.",
);
pub const RECORD: Words = Words("登记一份委托", "Record a consent");
pub const NONE_YET: Words = Words("还没有登记过。", "None has been recorded yet.");
pub const BLANK: Words = Words("打印空白委托书", "Print a blank form");
pub const PERSON: Words = Words("本人", "The person");
pub const PERSON_WHY: Words = Words(
    "请本人出示身份证。没有手机也可以。",
    "Ask for the identity card. No telephone is needed.",
);
pub const HELPER: Words = Words("代办人", "The helper");
pub const HELPER_NAME: Words = Words("代办人姓名", "The helper’s name");
pub const HELPER_MOBILE: Words = Words("代办人手机", "The helper’s mobile number");
pub const HELPER_MOBILE_HINT: Words =
    Words("代办人用这个号码登录。", "The helper signs in with this number.");
pub const CODE: Words = Words("代办码", "Helper code");
pub const MAKE_CODE: Words = Words("办一个代办码", "Make a helper code");
pub const CODE_WHY: Words = Words(
    "本人同意，又说不准帮忙的人的手机号，就办这个。帮忙的人在自己手机上填。",
    "When the person agrees but the helper’s number is not known: the helper types it on their own phone.",
);
pub const HAND_IT_OVER: Words = Words("打印了交给本人", "Print it and hand it over");
pub const HOW_MUCH: Words = Words("可以帮本人办什么？", "What may they do for the person?");
pub const RELATION: Words = Words("是本人的什么人", "Relation to the person");
pub const RELATION_HINT: Words = Words("例如：女儿、邻居。", "For example: daughter, neighbour.");
pub const RELATION_MISSING: Words =
    Words("请写是本人的什么人", "Please say what they are to the person");
pub const WHAT_FOR: Words = Words("可以办什么", "What they may do");
pub const HOW_GIVEN: Words = Words("怎么同意的", "How it was given");
pub const IN_PERSON: Words = Words("本人在这里，当面同意", "The person is here and agrees");
pub const ON_PAPER: Words = Words("凭书面委托，委托书留存", "On paper, which we keep");
pub const CHOOSE_GIVEN: Words = Words("请选怎么同意的", "Please choose how it was given");
pub const DO_RECORD: Words = Words("登记，打印凭条", "Record and print the slip");
pub const SLIP: Words = Words("代办委托凭条", "Consent slip");
pub const SLIP_NUMBER: Words = Words("登记时间", "Recorded");
pub const NOTHING_ELSE: Words = Words(
    "代办人看不到、也改不了本人的手机号码和登录。每次代办都有记录。本人可以随时到柜台或在网上结束。",
    "The helper cannot see or change the person’s number or sign-ins. Everything is recorded. The person can end it at any time, at the counter or online.",
);
pub const SIGN_PERSON: Words = Words("本人签字", "Signature of the person");
pub const SIGN_HELPER: Words = Words("代办人签字", "Signature of the helper");
pub const SIGN_DATE: Words = Words("日期", "Date");
pub const END_IT: Words = Words("结束这份委托", "End this consent");
pub const HOLDS: Words = Words("有效", "In force");
pub const RECORDED: Words = Words(
    "登记好了。请打印两份，双方签字。",
    "Recorded. Please print two copies for both to sign.",
);

/// 结束李红替王秀英代办.
pub fn end_title(language: Language, person: &str, helper: &str) -> String {
    match language {
        Chinese => format!("不再由{helper}替{person}办了吗？"),
        English => format!("Stop {helper} from acting for {person}?"),
    }
}

/// 李红替王秀英办.
pub fn who_for_whom(language: Language, person: &str, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}替{person}办"),
        English => format!("{helper} for {person}"),
    }
}
