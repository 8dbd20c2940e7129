//! What an entry is about: one thing, by its key.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::{
    ApplicationId, BookingId, ClosureId, ConsentId, DepartmentId, DrawId, ImportId, InstitutionId,
    NoticeId, OfferingId, PersonId, PlanClassId, ReceiptId, SessionId, SignUpId, TermId, VenueId,
};

macro_rules! things {
    ($($(#[$doc:meta])* $name:ident($id:ident) $code:literal),* $(,)?) => {
        /// The thing that was changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum About { $($(#[$doc])* $name($id)),* }

        impl About {
            /// The word kept of its kind.
            pub const fn kind(self) -> &'static str {
                match self { $(Self::$name(_) => $code),* }
            }

            /// Its key.
            pub const fn id(self) -> Uuid {
                match self { $(Self::$name(id) => id.0),* }
            }

            /// Reads kind and key.
            pub fn from_parts(kind: &str, id: Uuid) -> Option<Self> {
                match kind { $($code => Some(Self::$name($id(id))),)* _ => None }
            }
        }
    };
}

things! {
    /// 报名项目.
    Offering(OfferingId) "offering",
    /// 场次.
    Session(SessionId) "session",
    /// 报名.
    SignUp(SignUpId) "sign_up",
    /// 人员, as a member.
    Person(PersonId) "person",
    /// 场地.
    Room(VenueId) "room",
    /// A stretch of time in which a room is closed.
    Closure(ClosureId) "closure",
    /// 借用场地.
    Booking(BookingId) "booking",
    /// The institution itself: how it does things.
    Institution(InstitutionId) "institution",
    /// Who may sign in at its desk.
    Account(PersonId) "account",
    /// 学期.
    Term(TermId) "term",
    /// 系.
    Department(DepartmentId) "department",
    /// 拟开班.
    Planned(PlanClassId) "planned",
    /// 公开摇号.
    Draw(DrawId) "draw",
    /// What one person asks of a draw.
    Application(ApplicationId) "application",
    /// 委托.
    Consent(ConsentId) "consent",
    /// 收据.
    Receipt(ReceiptId) "receipt",
    /// A message to a person.
    Message(NoticeId) "message",
    /// A plan that was handed in.
    Import(ImportId) "import",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_and_key_tell_which_it_is() {
        let id = Uuid::from_u128(7);
        let about = About::Room(VenueId(id));
        assert_eq!(About::from_parts(about.kind(), about.id()), Some(about));
        assert_eq!(About::from_parts("person", id), Some(About::Person(PersonId(id))));
        assert_eq!(About::from_parts("nothing", id), None);
    }
}
