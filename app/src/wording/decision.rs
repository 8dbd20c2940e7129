//! 为什么: what was decided and by what, in words that anybody may read.

use domain::decision::{Basis, Decided, Decision, NotApplied, ToldWhy};
use domain::language::Language::{self, Chinese, English};
use domain::offering::Places;
use domain::stage::ForWhom;

use crate::wording::{Words, approval};

pub const TITLE: Words = Words("为什么是这样", "Why it is so");
pub const SEE: Words = Words("看看是怎么定的", "See how it was decided");

/// What was decided, then how places stood, then to which rule an exception was made, and why as far as its person reads it.
pub fn lines(language: Language, decision: &Decision) -> Vec<String> {
    let mut lines = vec![decided(decision).in_language(language).to_owned()];
    match decision.what {
        Decided::Held | Decided::Waiting
            if !decision.basis.is_drawn() && decision.basis != Basis::Approval =>
        {
            lines.extend(stood(language, &decision.before));
        }
        _ => {}
    }
    if let Basis::Exception(rule, told) = &decision.basis {
        let why = [Some(excepted(*rule)), told_why(*told)].into_iter().flatten();
        lines.extend(why.map(|words| words.in_language(language).to_owned()));
    }
    lines
}

/// Which rule the institution did not apply. Why, in the coordinator's own words, stands in the log alone.
const fn excepted(rule: NotApplied) -> Words {
    match rule {
        NotApplied::Opening => Words(
            "单位破例办的：那时还没有开始报名。",
            "The institution made an exception: sign-up had not begun.",
        ),
        NotApplied::Closing => Words(
            "单位破例办的：那时报名已经停了。",
            "The institution made an exception: sign-up was over.",
        ),
        NotApplied::Age => Words(
            "单位破例办的：没有按年龄的规定。",
            "The institution made an exception to the rule about ages.",
        ),
        NotApplied::Limit => Words(
            "单位破例办的：没有按最多报几个的规定。",
            "The institution made an exception to how many one may have.",
        ),
        NotApplied::Other => Words("单位破例办的。", "The institution made an exception."),
    }
}

/// Why there was an exception, in words that anybody may read; nothing where that is not said. A coordinator chooses among the same.
pub const fn told_why(told: ToldWhy) -> Option<Words> {
    Some(match told {
        ToldWhy::NotSaid => return None,
        ToldWhy::Health => Words("因健康原因。", "For reasons of health."),
        ToldWhy::Family => Words("因家庭照料。", "To care for somebody of the family."),
        ToldWhy::Courses => Words("因课程调整。", "Because courses were changed."),
        ToldWhy::OurMistake => {
            Words("本单位办错了，现在改正。", "The institution had made a mistake, now put right.")
        }
        ToldWhy::ByRule => {
            Words("其他情况，按规定办理。", "Another case, settled by the institution’s rules.")
        }
    })
}

fn decided(decision: &Decision) -> Words {
    match (decision.what, &decision.basis) {
        (Decided::Held, Basis::Draw) => {
            Words("公开摇号，摇到了名额。", "The public draw gave a place.")
        }
        (Decided::Held, Basis::DrawnShare(ForWhom::Newcomers)) => Words(
            "公开摇号，摇到了留给新学员的名额。",
            "The public draw gave one of the places reserved for newcomers.",
        ),
        (Decided::Held, Basis::DrawnShare(ForWhom::District)) => Words(
            "公开摇号，摇到了留给住在本地区的人的名额。",
            "The public draw gave one of the places reserved for people of the district.",
        ),
        (Decided::Waiting, Basis::Draw | Basis::DrawnShare(_)) => {
            Words("公开摇号，排在候补。", "The public draw gave a position on the waiting list.")
        }
        (Decided::Held, Basis::Returning) => Words(
            "您是上学期的老学员，名额给您留着。",
            "You had a place in the former class; one was kept for you.",
        ),
        (Decided::Held, Basis::Share(ForWhom::Newcomers)) => Words(
            "有名额留给新学员，就给了您。",
            "Places were kept for newcomers, and one became yours.",
        ),
        (Decided::Held, Basis::Share(ForWhom::District)) => Words(
            "有名额留给住在本地区的人，就给了您。",
            "Places were kept for people of the district, and one became yours.",
        ),
        (Decided::Offered, Basis::Share(ForWhom::Newcomers)) => Words(
            "留给新学员的名额空出来，轮到您，就给您留着，等您回答。",
            "A place for newcomers became free and it was your turn, so it was kept for you.",
        ),
        (Decided::Offered, Basis::Share(ForWhom::District)) => Words(
            "给本地区留的名额空出来，轮到您，就给您留着，等您回答。",
            "A place for people of the district became free and it was your turn, so it was kept for you.",
        ),
        (Decided::Waiting, Basis::Approval) => approval::WHY_IN_REVIEW,
        (Decided::Approved, _) => approval::WHY_APPROVED,
        (Decided::Ended, Basis::Approval) => approval::WHY_NOT_ACCEPTED,
        (Decided::Held, Basis::InOrder) => {
            Words("报名时还有名额，就给了您。", "A place was free, so it became yours.")
        }
        (Decided::Held, _) => {
            Words("工作人员替您报名，给了名额。", "The staff signed you up; a place was given.")
        }
        (Decided::Waiting, Basis::InOrder)
            if decision.before.capacity.is_some() && decision.before.unheld() > 0 =>
        {
            Words(
                "剩下的名额当时留给别的人，您排在候补。",
                "The places left were kept for others, so you joined the waiting list.",
            )
        }
        (Decided::Waiting, Basis::InOrder) => {
            Words("报名时已经满了，排在候补。", "It was full, so you joined the waiting list.")
        }
        (Decided::Waiting, _) => Words(
            "工作人员替您报名，已经满了，排在候补。",
            "The staff signed you up; it was full, so you joined the waiting list.",
        ),
        (Decided::MovedUp, _) => Words(
            "有名额空出来，您排在候补第1位，就给了您。",
            "A place became free and you were first on the waiting list, so it became yours.",
        ),
        (Decided::Offered, _) => Words(
            "有名额空出来，轮到您，就给您留着，等您回答。",
            "A place became free and it was your turn, so it was kept for you.",
        ),
        (Decided::Accepted, Basis::InOrder) => Words("您要了这个名额。", "You took the place."),
        (Decided::Accepted, _) => Words(
            "您在电话里说要，工作人员替您定下了。",
            "You said yes on the telephone, and the staff noted it.",
        ),
        (Decided::KeptWaiting, Basis::InOrder) => Words(
            "这次您不要，继续候补，位置不变。",
            "You let this place go and kept your position.",
        ),
        (Decided::KeptWaiting, _) => Words(
            "您在电话里说这次不要，继续候补，位置不变。",
            "You said on the telephone that you wait on; your position stays.",
        ),
        (Decided::PassedOver, _) if decision.before.waiting == 0 => Words(
            "您已有别的名额，这个要不了。您继续候补，位置不变。",
            "You have another place and could not have this one as well; you kept your position.",
        ),
        (Decided::PassedOver, _) => Words(
            "您已有别的名额，这个要不了，让给了后面的人。您继续候补，位置不变。",
            "You have another place and could not have this one as well: it went on, and you kept your position.",
        ),
        (Decided::AskedAllTheSame, _) => Words(
            "您不退已有的，这边有了名额也问您。位置不变。",
            "You keep what you have and are asked here all the same; your position stays.",
        ),
        (Decided::Ended, Basis::InOrder) => Words("您自己退的。", "You gave it up yourself."),
        (Decided::Ended, _) => {
            Words("单位办的，原因写在上面。", "The institution did it; the reason stands above.")
        }
    }
}

/// 那时30个名额，已有30人报上，2人候补.
fn stood(language: Language, before: &Places) -> Option<String> {
    let (capacity, held, waiting) = (before.capacity?, before.held, before.waiting);
    Some(match language {
        Chinese if waiting > 0 => {
            format!("那时{capacity}个名额，已有{held}人报上，{waiting}人候补。")
        }
        Chinese => format!("那时{capacity}个名额，已有{held}人报上。"),
        English => format!("Just before: {capacity} places, {held} taken, {waiting} waiting."),
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn told(what: Decided, basis: Basis, held: u32) -> String {
        let before = Places { capacity: Some(30), held, waiting: held / 30 * 2, passed: 0 };
        lines(Chinese, &Decision { at: Timestamp::UNIX_EPOCH, what, basis, before }).concat()
    }

    #[test]
    fn who_was_in_time_and_who_was_not_is_told_with_the_numbers() {
        assert_eq!(
            told(Decided::Held, Basis::InOrder, 12),
            "报名时还有名额，就给了您。那时30个名额，已有12人报上。"
        );
        assert_eq!(
            told(Decided::Waiting, Basis::InOrder, 30),
            "报名时已经满了，排在候补。那时30个名额，已有30人报上，2人候补。"
        );
    }

    #[test]
    fn the_rule_of_an_exception_is_told_and_a_draw_counts_no_places() {
        let told_why =
            told(Decided::Held, Basis::Exception(NotApplied::Closing, ToldWhy::NotSaid), 12);
        assert!(told_why.ends_with("单位破例办的：那时报名已经停了。"), "{told_why}");
        let with_why = told(Decided::Held, Basis::Exception(NotApplied::Age, ToldWhy::Health), 12);
        assert!(with_why.ends_with("单位破例办的：没有按年龄的规定。因健康原因。"), "{with_why}");
        assert_eq!(told(Decided::Held, Basis::Draw, 12), "公开摇号，摇到了名额。");
        let reserved = told(Decided::Held, Basis::DrawnShare(ForWhom::District), 12);
        assert_eq!(reserved, "公开摇号，摇到了留给住在本地区的人的名额。");
    }
}
