//! Why somebody is told no, in Chinese.

use domain::language::Language;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;

use crate::wording::approval::no_free_place;
use crate::wording::desk::{cash, log, merge};
use crate::wording::fee::day;
use crate::wording::when::moment;
use crate::wording::{attendance, booking, certificate, consent, session, stage, timetable};

/// One or two short sentences.
pub(super) fn chinese(refusal: &Refusal) -> String {
    let at = |at| moment(Language::Chinese, at);
    match refusal {
        Refusal::NotOpenYet { opens_at } => format!("还没有开始报名。{}开始。", at(*opens_at)),
        Refusal::WindowClosed { closed_at } => format!("报名时间已过，{}截止的。", at(*closed_at)),
        Refusal::Closed => "现在停止报名。您可以打电话问一问。".into(),
        Refusal::Cancelled => "已经取消，不再举办。".into(),
        Refusal::DropIn => "不用报名，到时候直接来就行。".into(),
        Refusal::MembersOnly => "这是团队内部的活动，由团里通知团员。想参加，请打电话问。".into(),
        Refusal::ByDraw => "这里的名额由抽签来定。请填志愿，早填晚填都一样。".into(),
        Refusal::NoWish => "请至少选一个，每个只选一次。".into(),
        Refusal::WantsTooMany { most } => format!("每人最多要{most}个名额。"),
        Refusal::WishesStillOpen { closes_at } => format!("还在填志愿，{}截止。", at(*closes_at)),
        Refusal::ListFrozen => "志愿已经截止，名单已经公布，不能再改。".into(),
        Refusal::ListNotFrozen => "请先公布名单，再填数字。".into(),
        Refusal::WrongDigits { digits } => format!("名单上写的是{digits}个数字，请核对。"),
        Refusal::PlacesOnList => {
            "名额已写进公布的摇号名单，现在不能改。请等抽完再改，或者先取消这次抽签。".into()
        }
        Refusal::DrawnAlready => "已经抽过签了。".into(),
        Refusal::CannotBeDrawn { .. } => {
            "不能抽签：没定名额，已经报满，或者有人候补。也可能截止前就开始，或另有抽签。".into()
        }
        Refusal::StagedCannotBeDrawn { .. } => {
            "它给一些人留了名额，或者到时还在续班。要留的名额，写在摇号的计划里。续班结束以后，再开始填志愿。".into()
        }
        Refusal::DrawCalledOff => "这次抽签取消了，名额改为按先后报名。".into(),
        Refusal::WishedAlready => "已经有人填了志愿，不能再改。可以取消这次抽签，另办一次。".into(),
        Refusal::FellTooEarly { frozen_at } => {
            format!("名单是{}封存的。数字要在这以后、现在以前得到。", at(*frozen_at))
        }
        Refusal::ClosesLaterOnly { closes_at } => {
            format!("已经公布{}截止，只能改得更晚。", at(*closes_at))
        }
        Refusal::ReleasedBeforeList { until } => {
            format!("给本地区的人留的名额到{}。截止要比这更早。", at(*until))
        }
        Refusal::LastOfDraw => "只剩这一项了。不抽签，就取消整次抽签。".into(),
        Refusal::AlreadySignedUp => "您已经报过名了，不用再报。".into(),
        Refusal::TooYoung { from, age } => format!("要满{from}岁才能报，到那天您{age}岁。"),
        Refusal::TooOld { to, age } => {
            format!("{to}岁及以下可以报，到那天您{age}岁。想参加，请打电话商量。")
        }
        Refusal::Clash { name, .. } if name.is_empty() => "这个人在那个时间已有别的安排。".into(),
        Refusal::Clash { name, waits, at: when, .. } => {
            let stands = if *waits { "您在候补" } else { "您已报上" };
            format!("{stands}“{name}”，也在{}。两边时间重了，只能去一边。", at(*when))
        }
        Refusal::NoPlaceInstead => "那边已经满了。原来的名额还在，没有动。".into(),
        Refusal::LimitReached { kind: OfferingKind::Shift, most } => {
            format!("每人同时最多报{most}次服务，候补也算。")
        }
        Refusal::LimitReached { most, .. } => {
            format!("每人一学期最多报{most}门课，候补也算。换课不用先退：这边有名额，直接换过来。")
        }
        Refusal::WantsNoMore { wanted } => {
            format!("摇号名单上写着您要{wanted}个名额，您已经有了。")
        }
        Refusal::NotAcceptedBefore => {
            "这一项已经审核过，没有同意。有不清楚的，请打电话问一问。".into()
        }
        Refusal::NoFreePlace { free } => no_free_place(Language::Chinese, *free),
        Refusal::NotInReview => "这次报名已经有结果了，或者本人撤回了。".into(),
        Refusal::SomebodyWaits => "还有人在等结果，名额的给法现在不能改。".into(),
        Refusal::ReviewedFirst => "那边要先审核，不能直接换。原来的名额还在，没有动。".into(),
        Refusal::ReasonMissing { rule } => format!("{}要破例，请写一句理由。", chinese(rule)),
        Refusal::ParticularsMissing => "请先填写姓名和出生日期，才知道您能不能报。".into(),
        Refusal::NothingOffered => "这件事已经有人回答过了。".into(),
        Refusal::NoPair => "要两个人都在候补，也没有和别人一起，才能一起候补。".into(),
        Refusal::CallsMissing => "请先打电话。上午、下午分开打，两次都没打通，再请下一位。".into(),
        Refusal::AlreadyPaid => "这笔费用已经记过了，请不要再收。".into(),
        Refusal::NothingToPay => "这里没有要交的费用，或者已经退出了。".into(),
        Refusal::FeeCallsMissing => {
            "请先打电话。过了期限，上午、下午分开打过两次，才能把名额给下一位。".into()
        }
        Refusal::PutOffOnlyLater { pay_by } => {
            format!("现在最晚{}交，只能改得更晚，三个月以内。", day(Language::Chinese, *pay_by))
        }
        Refusal::AlreadyWithdrawn => "这个名额已经退掉了。".into(),
        Refusal::AlreadyOver => "已经结束了。".into(),
        Refusal::AlreadyBegun => "已经开始了，不能再开放报名。要加人，请按“加一个人”。".into(),
        Refusal::ClosesInThePast => "截止要晚于现在。".into(),
        Refusal::FewerPlacesThanHeld { held } => format!("已有{held}人报上，名额不能比这少。"),
        Refusal::SignInNameTaken => "这个登录名已经有人用了，请换一个。".into(),
        Refusal::OwnAccount => "自己不能停用自己、改自己的岗位，请别的负责人来办。".into(),
        Refusal::LastHead => "这是最后一位负责人。请先让别人当负责人。".into(),
        Refusal::TeacherTaken => {
            "已经有人用这位老师的姓名登录了。两位同名，请在课表上写得不一样。".into()
        }
        Refusal::KeyUsedForSomethingElse => "这一页开得太久了。请核对一遍，再按一次按钮。".into(),
        Refusal::WrongCode { left } => format!("验证码不对，请再看一看短信。还可以试{left}次。"),
        Refusal::CodeExpired => "验证码过期了。按“重新获取”，我们再发一个。".into(),
        Refusal::TooManyTries { until } => {
            format!("试的次数多了，请{}以后再试，或打电话给我们。", at(*until))
        }
        Refusal::NumberTaken => "这个号码已有人在用。请打电话给我们，替您合到一起。".into(),
        Refusal::OwnNumber => "本人用自己的号码登录，只有本人能改这个号码。".into(),
        Refusal::WrongPassword => "名字和密码对不上，请再看一看。".into(),
        Refusal::ChangedMeanwhile => "刚才有人改过。请看看现在的情况，再按一次按钮。".into(),
        Refusal::NotAllowed => "这件事要由负责的单位来办。".into(),
        Refusal::Stage(why) => stage::refused(Language::Chinese, why),
        Refusal::Session(why) => session::refused(Language::Chinese, why),
        Refusal::Attendance(why) => attendance::refused(Language::Chinese, why),
        Refusal::Booking(why) => booking::refused(Language::Chinese, why),
        Refusal::Cash(why) => cash::refused(Language::Chinese, why),
        Refusal::Certificate(why) => certificate::refused(*why).0.into(),
        Refusal::Merge(why) => merge::refused(Language::Chinese, why),
        Refusal::Timetable(why) => timetable::refused(Language::Chinese, why),
        Refusal::Log(why) => log::refused(Language::Chinese, *why).into(),
        Refusal::Consent(why) => consent::refused(why).0.into(),
    }
}
