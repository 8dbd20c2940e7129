//! A key for each noun: a UUID that cannot be mistaken for another noun's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was typed or sent is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key")]
pub struct InvalidId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(typed: &str) -> Result<Self, InvalidId> {
                Uuid::try_parse(typed).map(Self).map_err(|_| InvalidId)
            }
        }
    )*};
}

ids! {
    /// 人员: one human being.
    PersonId,
    /// 机构: a university, a centre or a team.
    InstitutionId,
    /// 场地: a room or place.
    VenueId,
    /// 借用场地: a stretch of time in a room that a club or the staff have asked for.
    BookingId,
    /// The bookings that one form has made: one room on several days.
    SeriesId,
    /// 停用、闭馆: a stretch of time in which a room or a house is closed.
    ClosureId,
    /// 学期: a dated teaching period of one institution.
    TermId,
    /// 系: a department of a university.
    DepartmentId,
    /// 拟开班: a class of a term that is being planned.
    PlanClassId,
    /// One change of a planned class: what it is put back by.
    PlanChangeId,
    /// 试排: several changes of a term's plan, tried together before they are made.
    TrialId,
    /// 存好的筛选: what a desk asks its list of offerings for, by a name of its own.
    SavedFilterId,
    /// 报名项目: anything with places that people sign up for.
    OfferingId,
    /// 场次: one dated meeting.
    SessionId,
    /// 报名: a person's entry on an offering.
    SignUpId,
    /// 群发通知: what was written to everybody on a list.
    AnnouncementId,
    /// 一起候补: two who wait and want two places at once.
    PairId,
    /// 公开摇号: offerings whose places are drawn together.
    DrawId,
    /// 申请: what one person asks of a draw.
    ApplicationId,
    /// 登录: a browser known to be a person's.
    SignInId,
    /// 委托: one person lets another act for them.
    ConsentId,
    /// 记得不对: what a person says against a mark.
    ObjectionId,
    /// 通知: a message to a person.
    NoticeId,
    /// 收据: money that was taken at a counter or given back.
    ReceiptId,
    /// 证明: a paper about attendance or service.
    CertificateId,
    /// 日历订阅: an address under which calendars read the sessions of a room, a teacher or a class.
    FeedId,
    /// 合并: two records of one person that became one.
    MergeId,
    /// 导入: a list that was read and waits to be confirmed.
    ImportId,
    /// 改动记录: one line of the log.
    LogEntryId,
    /// A hidden key, new for each form shown: sent twice, done once.
    FormKey,
}
