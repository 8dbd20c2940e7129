//! 怎么通知: how somebody wants to be told.

use domain::outbox::OwnWay;
use domain::person::InvalidPostalAddress;

use crate::wording::Words;

pub const TERM: Words = Words("怎么通知", "How you are told");
pub const TITLE: Words = Words("怎么通知您", "How you are told");
pub const WHY: Words = Words(
    "停课、改时间、名额有变化、等您回答的事，我们会告诉您。",
    "We tell you when something is cancelled or moved, when a place comes or goes, or waits for your answer.",
);
pub const WHICH: Words = Words("您想怎么接到通知？", "How would you like to be told?");
pub const CALLED_ANYWAY: Words = Words(
    "有名额等您回答，到时间没回答，还是会打电话。",
    "If a place waits for your answer and the time is over, we call you all the same.",
);
pub const CONSENTS: Words = Words(
    "谁能替您办事，有变动一定会发短信。",
    "Whenever it changes who may act for you, you get a message in any case.",
);
pub const LETTER_TAKES: Words =
    Words("信要几天才到，急的事会打电话。", "A letter takes days; what is urgent we call about.");
pub const CHOOSE: Words = Words("请选一种通知方式", "Please choose one of these");

pub const ADDRESS: Words = Words("寄信地址", "Address for letters");
pub const ADDRESS_HINT: Words = Words(
    "选寄信才要填。写到门牌号，例如：沿江路3号2栋501室。",
    "Needed for letters alone. Down to the door, for example: 3 River Road, house 2, room 501.",
);
pub const ADDRESS_WHO_SEES: Words = Words(
    "地址只有您和您报名的机构看得到。",
    "Only you, and the institutions where you sign up, see the address.",
);

/// What is wrong with an address as typed.
pub const fn invalid_address(error: InvalidPostalAddress) -> Words {
    match error {
        InvalidPostalAddress::Missing => {
            Words("要寄信的，请在这里填写地址", "To get letters, please enter the address here")
        }
        InvalidPostalAddress::TooLong => Words(
            "地址最多100个字，请写短一点",
            "An address has 100 characters at most; please shorten it",
        ),
        InvalidPostalAddress::NotWords => Words(
            "地址里有尖括号或看不见的字符，请重新打一遍",
            "The address holds angle brackets or characters that nobody sees; please type it anew",
        ),
    }
}

pub const AT_DESK_TERM: Words = Words("怎么通知", "Told how");
pub const AT_DESK: Words = Words("怎么通知这个人", "How this person is told");
pub const AT_DESK_WHY: Words =
    Words("本人说了要改，才在这里改。", "Change it here only when the person asks for it.");
pub const AT_DESK_WHICH: Words =
    Words("本人想怎么接到通知？", "How would the person like to be told?");
pub const AT_DESK_ANYWAY: Words = Words(
    "名额到时间没回答的，不管选哪种都要打电话。",
    "Whoever does not answer an offered place in time is called, whichever is chosen.",
);
pub const NO_MOBILE: Words = Words(
    "没登记手机的，不能选短信和看网页。",
    "Without a mobile number there are neither messages nor pages of one’s own.",
);
pub const KEPT: Words = Words("通知方式改好了。", "It is noted how the person is told.");

/// What each is called.
pub const fn way(way: OwnWay) -> Words {
    match way {
        OwnWay::Message => Words("发短信", "By a message"),
        OwnWay::Telephone => Words("打电话", "By a telephone call"),
        OwnWay::Letter => Words("寄信到家", "By a letter"),
        OwnWay::Pages => Words("自己看网页，不用另外通知", "On my own pages alone"),
    }
}
