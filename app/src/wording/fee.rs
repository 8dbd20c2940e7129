//! 交费: what somebody pays at the counter, and until when.

use domain::fee::{Fee, Reminder};
use domain::language::Language::{self, Chinese, English};
use domain::offering::Fen;
use jiff::civil::Date;

use super::Words;
use super::home::because;
use super::offering::fee as amount;
use super::when::{short_day, short_weekday};

mod changes;

pub use changes::{carried_sentence, change, waits_sentence, waits_title};

pub const AT_COUNTER: Words = Words(
    "只在柜台交，网上不收钱。",
    "Pay at the counter alone: nobody takes money here or by telephone.",
);
pub const CALL_FIRST: Words = Words(
    "没来得及？先打电话，名额不会自动取消。",
    "Not in time? Call first: your place is not taken away by itself.",
);
pub const SEE_PLACE: Words = Words("看这一项", "See this one");
pub const UNPAID_TITLE: Words =
    Words("没有交费，名额给了下一位", "The fee was not paid; the place went on");
const NOT_YET: Words = Words("还没交", "Not paid yet");
pub const NOT_PAID: Words = Words("没有交费", "Not paid");
pub const DUE_TITLE: Words = Words("请到柜台交费", "A fee is due at the counter");
pub const PAID_TITLE: Words = Words("已经收到您交的费", "Your fee has been received");
pub const CARRIED_TITLE: Words = Words("换了以后，费用这样算", "What your fee is now");
pub const ENDED_TITLE: Words = Words("名额给了下一位", "A place went to the next person");

/// 12月4日（周五）.
pub fn day(language: Language, day: Date) -> String {
    let weekday = short_weekday(language, day.weekday());
    match language {
        Chinese => format!("{}（{weekday}）", short_day(language, day)),
        English => format!("{weekday} {}", short_day(language, day)),
    }
}

/// 还没交，最晚12月4日（周五）; 已交费. One line, for lists and the slip.
pub fn line(language: Language, fee: &Fee) -> String {
    let unpaid = || match rest(language, fee) {
        Some(rest) => by_day(language, &rest, fee.pay_by),
        None => by_day(language, NOT_YET.in_language(language), fee.pay_by),
    };
    match (language, fee.paid_at) {
        (_, None) => unpaid(),
        (Chinese, Some(_)) if fee.receipt.is_empty() => "已交费".to_owned(),
        (Chinese, Some(_)) => format!("已交费，收据号{}", fee.receipt),
        (English, Some(_)) if fee.receipt.is_empty() => "Paid".to_owned(),
        (English, Some(_)) => format!("Paid, receipt {}", fee.receipt),
    }
}

/// 120元没交，最晚12月4日（周五）: what is not paid, with its last day where it has one.
pub fn by_day(language: Language, unpaid: &str, pay_by: Option<Date>) -> String {
    let day = pay_by.map(|pay_by| day(language, pay_by));
    match (language, day) {
        (_, None) => unpaid.to_owned(),
        (Chinese, Some(day)) => format!("{unpaid}，最晚{day}"),
        (English, Some(day)) => format!("{unpaid}, due by {day}"),
    }
}

/// 还差30元: what is missing where some of it was carried over; nothing where all of it is due.
fn rest(language: Language, fee: &Fee) -> Option<String> {
    let due = amount(language, fee.due());
    (fee.carried != Fen::FREE).then(|| match language {
        Chinese => format!("还差{due}"),
        English => format!("{due} not paid yet"),
    })
}

/// Heads the box: 最晚12月4日（周五）交费180元; without a last day 到柜台交费180元.
pub fn title(language: Language, fee: &Fee, reminder: Option<Reminder>) -> String {
    let day = fee.pay_by.map(|pay_by| day(language, pay_by));
    let amount = amount(language, fee.told());
    match (language, reminder, day) {
        (Chinese, Some(Reminder::Over), _) => format!("{amount}还没有交"),
        (Chinese, Some(Reminder::Today), _) => format!("今天是交费最后一天，{amount}"),
        (Chinese, _, Some(day)) => format!("最晚{day}交费{amount}"),
        (Chinese, _, None) => format!("到柜台交费{amount}"),
        (English, Some(Reminder::Over), _) => format!("{amount} not paid yet"),
        (English, Some(Reminder::Today), _) => format!("Last day to pay: {amount} today"),
        (English, _, Some(day)) => format!("Please pay {amount} by {day}"),
        (English, _, None) => format!("Please pay {amount} at the counter"),
    }
}

/// “楷书”的名额给您留着。请到一楼柜台交。
pub fn sentence(
    language: Language,
    name: &str,
    fee: &Fee,
    counter: &str,
    reminder: Option<Reminder>,
) -> String {
    let counter = counter.trim_end_matches(['。', '.']);
    let over = fee.pay_by.filter(|_| reminder == Some(Reminder::Over));
    let over = over.map(|pay_by| day(language, pay_by));
    match (language, over, counter) {
        (Chinese, Some(day), "") => {
            format!("“{name}”最晚{day}交，已经过了。名额还给您留着，请马上打电话说一声。")
        }
        (Chinese, Some(day), counter) => format!(
            "“{name}”最晚{day}交，已经过了。名额还给您留着，请马上打电话，或到柜台交：{counter}。"
        ),
        (Chinese, None, "") => format!("“{name}”的名额是您的。请到柜台交。"),
        (Chinese, None, counter) => format!("“{name}”的名额是您的。请到柜台交：{counter}。"),
        (English, Some(day), _) => format!(
            "“{name}” was to be paid by {day}. The place is still yours: please call now, or pay at the counter{}.",
            at(counter)
        ),
        (English, None, _) => {
            format!("The place in “{name}” is yours. Please pay at the counter{}.", at(counter))
        }
    }
}

fn at(counter: &str) -> String {
    if counter.is_empty() { String::new() } else { format!(": {counter}") }
}

/// 改到12月8日（周二）交。原因：家人住院。 Nothing where it was not put off.
pub fn put_off(language: Language, fee: &Fee) -> Option<String> {
    if fee.put_off.is_empty() {
        return None;
    }
    let (day, why) = (day(language, fee.pay_by?), because(language, &fee.put_off));
    Some(match language {
        Chinese => format!("工作人员给您改到了{day}。{why}"),
        English => format!("The staff have moved it to {day}. {why}"),
    })
}

/// Before somebody signs up.
pub fn days_to_pay(language: Language, days: u32) -> String {
    match language {
        Chinese => format!("名额定下后{days}个工作日内，到柜台交"),
        English if days == 1 => "To be paid at the counter within 1 working day".to_owned(),
        English => format!("To be paid at the counter within {days} working days"),
    }
}

/// Under 报名成功, while there is something to pay.
pub fn held_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("{name}，您的名额已经定下。还要到柜台交费。"),
        English => format!("{name}, your place is fixed. There is a fee to pay at the counter."),
    }
}

/// A notice that something is due.
pub fn due_sentence(language: Language, name: &str, pay_by: Date, put_off: &str) -> String {
    let day = day(language, pay_by);
    match language {
        Chinese if put_off.is_empty() => format!("“{name}”的名额是您的，请最晚{day}到柜台交费。"),
        Chinese => format!("“{name}”交费改到最晚{day}。{}", because(language, put_off)),
        English if put_off.is_empty() => {
            format!("The place in “{name}” is yours; please pay at the counter by {day}.")
        }
        English => {
            format!("The fee for “{name}” is now due by {day}. {}", because(language, put_off))
        }
    }
}

/// A notice that it was paid.
pub fn paid_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("“{name}”的费用交好了。到时候来就行。"),
        English => format!("The fee for “{name}” is paid. Just come along."),
    }
}

/// A notice that the place was given on.
pub fn ended_sentence(language: Language, name: &str) -> String {
    match language {
        Chinese => format!(
            "“{name}”的费用没有交，我们打过电话，名额就给了下一位。还想来，可以重新报名，或打电话问。"
        ),
        English => format!(
            "The fee for “{name}” was not paid, and after our calls the place went to the next person. You may sign up again, or call us."
        ),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    fn fee() -> Fee {
        let (put_off, receipt) = (String::new(), String::new());
        let pay_by = Some(date(2026, 12, 4));
        Fee { amount: Fen::yuan(180), carried: Fen::FREE, pay_by, put_off, paid_at: None, receipt }
    }

    #[test]
    fn until_when_where_and_how_much_is_told() {
        let soon = Some(Reminder::Soon);
        assert_eq!(title(Chinese, &fee(), soon), "最晚12月4日（周五）交费180元");
        assert_eq!(
            sentence(Chinese, "楷书", &fee(), "一楼柜台。", soon),
            "“楷书”的名额是您的。请到柜台交：一楼柜台。"
        );
        assert_eq!(title(Chinese, &fee(), Some(Reminder::Today)), "今天是交费最后一天，180元");
        let over = sentence(Chinese, "楷书", &fee(), "", Some(Reminder::Over));
        assert!(over.contains("名额还给您留着"), "{over}");
    }

    #[test]
    fn of_what_was_carried_over_the_rest_is_told() {
        let short = Fee { carried: Fen::yuan(150), ..fee() };
        assert_eq!(line(Chinese, &short), "还差30元，最晚12月4日（周五）");
        assert_eq!(title(Chinese, &short, None), "最晚12月4日（周五）交费30元");
    }

    #[test]
    fn without_a_last_day_none_is_told() {
        let open = Fee { pay_by: None, ..fee() };
        assert_eq!(title(Chinese, &open, None), "到柜台交费180元");
        assert_eq!(title(English, &open, None), "Please pay 180\u{a0}yuan at the counter");
        assert_eq!(line(Chinese, &open), "还没交");
        let rest = Fee { carried: Fen::yuan(150), ..open };
        assert_eq!(line(Chinese, &rest), "还差30元");
        assert_eq!(line(English, &rest), "30\u{a0}yuan not paid yet");
    }

    #[test]
    fn what_is_paid_says_so_with_its_receipt() {
        let paid = Fee { paid_at: Some(Timestamp::UNIX_EPOCH), ..fee() };
        assert_eq!(line(Chinese, &fee()), "还没交，最晚12月4日（周五）");
        assert_eq!(line(Chinese, &paid), "已交费");
        assert_eq!(line(Chinese, &Fee { receipt: "0017".into(), ..paid }), "已交费，收据号0017");
    }

    #[test]
    fn a_day_put_off_is_told_with_its_reason() {
        assert_eq!(put_off(Chinese, &fee()), None);
        let later = Fee { put_off: "家人住院".into(), ..fee() };
        assert_eq!(
            put_off(Chinese, &later).as_deref(),
            Some("工作人员给您改到了12月4日（周五）。原因：家人住院。")
        );
    }
}
