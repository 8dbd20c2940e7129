//! 谁收到了, by name.

use domain::announcement::Reached;
use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("谁收到了", "Who was reached");
pub const WHO: Words = Words("姓名", "Name");
pub const HOW: Words = Words("怎么收到的", "How");
pub const NAMELESS: Words = Words("没写姓名的人", "Somebody without a name");

/// How it has reached somebody.
pub const fn how(reached: Reached) -> Words {
    match reached {
        Reached::Seen => Words("自己看过了", "Read it"),
        Reached::Sent => Words("短信发出了", "A message was sent"),
        Reached::Told => Words("打电话或寄信告诉了", "Told by telephone or letter"),
        Reached::Waiting => Words("短信等着发", "A message waits to be sent"),
        Reached::OnPages => Words("只在自己的网页上看", "On their own pages alone"),
        Reached::ToTell => Words("没收到，要打电话", "Not reached: please call"),
    }
}

/// 自己看过了 12人; everybody where no way is named.
pub fn tab(language: Language, reached: Option<Reached>, number: u32) -> String {
    let words = reached.map_or(Words("全部", "All"), how).in_language(language);
    match language {
        Chinese => format!("{words} {number}人"),
        English => format!("{words}: {number}"),
    }
}
