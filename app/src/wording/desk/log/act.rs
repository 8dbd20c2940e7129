//! What was done, as the rest of a sentence that begins with who did it; `{}` is the thing.

use domain::log::Act;

use crate::wording::Words;

/// 停止了{}的报名; closed sign-up for {}.
pub const fn of_act(act: Act) -> Words {
    match act {
        Act::AddAtCounter => Words("在柜台加了{}", "signed up at the counter: {}"),
        Act::AddMember => Words("把学员加进了{}", "signed a member up: {}"),
        Act::TurnAway => {
            Words("在柜台登记了没报上的{}", "noted at the counter who was told no: {}")
        }
        Act::SwapAtCounter => Words("在柜台换了{}", "swapped at the counter: {}"),
        Act::Remove => Words("把{}移出了名单", "took off the list: {}"),
        Act::Approve => Words("审核通过了{}", "said yes in review: {}"),
        Act::NotAccept => Words("审核没有通过{}", "said no in review: {}"),
        Act::Call => Words("给{}打了电话", "noted a call: {}"),
        Act::AskNext => Words("跳过{}，问了下一位", "went on to the next after {}"),
        Act::LinkPair => Words("把{}和另一位连成一起候补", "linked two who wait: {}"),
        Act::PassOn => Words("把{}预留的名额给了候补的人", "passed on reserved places of {}"),
        Act::Care => Words("问候了{}", "asked after {}"),
        Act::Close => Words("停止了{}的报名", "closed sign-up for {}"),
        Act::CloseAt => Words("改了{}的截止时间", "changed when sign-up for {} closes"),
        Act::OpenAt => Words("改了{}的开始报名时间", "changed when sign-up for {} opens"),
        Act::SetPlaces => Words("改了{}的名额", "changed the number of places of {}"),
        Act::ChangeOffering => Words("改了{}的内容", "changed what is said of {}"),
        Act::Reopen => Words("恢复了{}的报名", "reopened sign-up for {}"),
        Act::Open => Words("现在开放了{}的报名", "opened sign-up now for {}"),
        Act::CallOff => Words("取消了{}", "called off {}"),
        Act::SetAllocation | Act::SetAllocations => {
            Words("改了{}的名额怎么给", "changed how places are given on {}")
        }
        Act::SetStages | Act::SetStagesOfTerm => {
            Words("改了{}的报名阶段", "changed the stages of {}")
        }
        Act::NameLiaison => Words("请人当了{}的联系人", "named a liaison for {}"),
        Act::TakeOn => Words("当了{}的联系人", "became the liaison of {}"),
        Act::Import => Words("导入了计划表{}", "took over the plan {}"),
        Act::CancelSession => Words("停了{}这次课", "cancelled the session {}"),
        Act::ReinstateSession => Words("恢复了{}这次课", "reinstated the session {}"),
        Act::MoveSession => Words("改了{}这次课的时间、场地", "moved the session {}"),
        Act::MoveSessionBack => Words("把{}这次课改回原来", "moved the session back: {}"),
        Act::MakeUpSession => Words("给{}这次课排了补课", "set a make-up session for {}"),
        Act::TeachSession => Words("给{}这次课换了老师", "changed who teaches the session {}"),
        Act::AskSubstitute => {
            Words("为{}这次课问了代课老师", "asked somebody to teach the session {}")
        }
        Act::TeachOnward => {
            Words("给{}以后的课都换了老师", "changed the teacher of {} from a day on")
        }
        Act::MarkRegister => Words("给{}点了名", "marked the register of {}"),
        Act::AnswerObjection => Words("答复了{}的点名问题", "answered about a mark: {}"),
        Act::Arrive => Words("给{}签了到", "marked an arrival: {}"),
        Act::WalkIn => Words("让临时来的进了{}", "let somebody walk in: {}"),
        Act::ConfirmService => Words("确认了{}的服务时长", "confirmed hours of service: {}"),
        Act::AddRoom => Words("加了场地{}", "added the room {}"),
        Act::ChangeRoom => Words("改了场地{}的资料", "changed what is said of the room {}"),
        Act::RetireRoom => Words("不再使用场地{}", "retired the room {}"),
        Act::BringBackRoom => Words("重新使用场地{}", "brought the room back: {}"),
        Act::CloseRoom => Words("停用了{}一段时间", "closed {} for a time"),
        Act::OpenRoom => Words("取消了{}的停用", "took a closure back: {}"),
        Act::BookRoom => Words("登记了借用{}", "booked {}"),
        Act::SettleBooking => Words("处理了{}的借用", "settled a booking of {}"),
        Act::MoveBooking => Words("把一次借用改到了{}", "moved a booking to {}"),
        Act::Paid => Words("收了{}的费", "took a fee: {}"),
        Act::TakePaymentBack => Words("撤回了{}的收费", "took a payment back: {}"),
        Act::PutOff => Words("推迟了{}的交费日期", "put off the day to pay: {}"),
        Act::EndUnpaid => Words("因没交费，收回了{}的名额", "ended an unpaid place: {}"),
        Act::Refund => Words("退了{}的费", "gave money back: {}"),
        Act::GiveNothingBack => Words("决定不退{}的费", "decided to give nothing back: {}"),
        Act::CorrectPayment => Words("冲正了{}的收费", "corrected a payment: {}"),
        Act::CloseDay => Words("给{}做了日结", "closed the cash book of {}"),
        Act::GiveCard => Words("给{}做了学员卡", "made a card for {}"),
        Act::RecordConsent => Words("登记了{}的委托", "recorded a consent of {}"),
        Act::EndConsent => Words("结束了{}的委托", "ended a consent of {}"),
        Act::Merge => Words("把另一条记录合到了{}", "merged another record into {}"),
        Act::PartAgain => Words("撤回了{}的合并", "parted a merged record again: {}"),
        Act::TellApart => Words("说明了{}和另一位是两个人", "told {} and somebody else apart"),
        Act::GuessAgain => {
            Words("撤回了“{}和另一位是两个人”", "took back that {} and somebody else are two")
        }
        Act::AddTerm => Words("加了学期{}", "added the term {}"),
        Act::ChangeTerm => Words("改了学期{}", "changed the term {}"),
        Act::RenameDepartment => Words("改了系别的名字：{}", "renamed the department {}"),
        Act::PlanClass => Words("在排课表里加了{}", "planned the class {}"),
        Act::ChangePlanned => Words("改了拟开班{}", "changed the planned class {}"),
        Act::RemovePlanned => Words("从排课表里拿掉了{}", "took a class out of the plan: {}"),
        Act::PutBackPlanned => Words("撤回了对拟开班{}的改动", "put back a planned class: {}"),
        Act::CopyTerm => Words("把上学期的班抄到了{}", "copied classes into {}"),
        Act::BeginTrial => Words("开始了{}的试排", "began a trial of {}"),
        Act::TryMove => Words("在试排里动了{}", "moved a class in a trial: {}"),
        Act::DoTrial => Words("照试排改了{}", "carried out the trial of {}"),
        Act::DropTrial => Words("放弃了{}的试排", "dropped the trial of {}"),
        Act::ResumeTrial => Words("接着做{}的试排", "went on with the trial of {}"),
        Act::Publish => Words("发布了{}的班", "published classes of {}"),
        Act::PlanDraw => Words("安排了抽签{}", "planned the draw {}"),
        Act::ReplanDraw => Words("重新安排了抽签{}", "planned the draw anew: {}"),
        Act::MoveClosing => Words("推迟了抽签{}的截止", "moved the closing of the draw {}"),
        Act::CallOffDraw => Words("取消了抽签{}", "called off the draw {}"),
        Act::TakeOutOfDraw => Words("从抽签里拿出了{}", "took out of a draw: {}"),
        Act::WishAtCounter => Words("在柜台登记了{}的志愿", "noted the wishes of {}"),
        Act::FreezeDraw => Words("封存了抽签{}的名单", "froze the list of the draw {}"),
        Act::HoldDraw => Words("举行了抽签{}", "held the draw {}"),
        Act::Announce => Words("群发了通知给{}", "wrote to everybody on {}"),
        Act::MessageTold => Words("打电话告诉了{}", "told by telephone: {}"),
        Act::MessageAgain => Words("给{}重发了短信", "sent a message again: {}"),
        Act::SetColumns => Words("说明了{}的各列是什么", "told what the columns of {} are"),
        Act::ImportRooms => Words("导入了场地：{}", "imported rooms: {}"),
        Act::ImportPeople => Words("导入了人员：{}", "imported people: {}"),
        Act::UndoImport => Words("撤销了{}", "took {} back"),
        Act::IssueCertificate => Words("给{}开了证明", "made a certificate for {}"),
        Act::RevokeCertificate => Words("作废了{}的一张证明", "revoked a certificate of {}"),
        Act::RenewFeed => Words("给{}换了日历地址", "made an address for calendars of {}"),
        Act::EndFeed => Words("停用了{}的日历地址", "ended an address for calendars of {}"),
        Act::PostLetters => Words("寄出了{}的信件", "posted letters of {}"),
        Act::SetTemplate => Words("改了{}的短信写法", "changed the wording of messages of {}"),
        Act::SetSendingHours => Words("改了{}什么时候发短信", "changed when {} sends messages"),
        Act::SaveFilter => Words("给{}存了一个筛选", "saved a filter of {}"),
        Act::EndFilter => Words("去掉了{}的一个筛选", "took a filter of {} away"),
        Act::SetLimits => Words("改了{}每人最多几个", "changed the limits of {}"),
        Act::SetFeeTerms => Words("改了{}怎么收费", "changed how fees are taken at {}"),
        Act::OfferCode => Words("给{}办了代办码", "made a helper code for {}"),
        Act::CorrectPerson => Words("改了{}的资料", "changed what is known of {}"),
        Act::AddPerson => Words("登记了{}", "added a person: {}"),
        Act::SetOwnWay => Words("改了怎么通知{}", "changed how {} is told"),
        Act::SetReminders => Words("改了{}的提醒", "changed the reminders of {}"),
        Act::OpenAccount => Words("让{}可以登录", "let {} sign in"),
        Act::EndAccount => Words("停用了{}的登录", "ended the sign-in of {}"),
        Act::ReopenAccount => Words("恢复了{}的登录", "let {} sign in again"),
        Act::SetRole => Words("改了{}的岗位", "changed the role of {}"),
        Act::SetPassword => Words("给{}换了密码", "set a new password for {}"),
        Act::PutBack => Words("撤销了对{}的改动", "put back a change of {}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_says_what_it_was_done_to() {
        for act in Act::ALL {
            let Words(chinese, english) = of_act(*act);
            let has = |text: &str| text.matches("{}").count() == 1;
            // A member's own name stands in the thing.
            assert!(has(chinese) && has(english), "{act:?}");
        }
    }
}
