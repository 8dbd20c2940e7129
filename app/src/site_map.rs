//! Every page and its address. All are finished on the server before they are sent.

use leptos::prelude::*;
use leptos_router::any_nested_route::IntoAnyNestedRoute;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use domain::offering::OfferingKind;

use crate::pages::answer::WaitingOnPage;
use crate::pages::booking::MyBookingPage;
use crate::pages::booking::own_moving::MoveMyBookingPage;
use crate::pages::booking::slip::{BookingSlipPage, MyBookingSlipPage};
use crate::pages::certificate::CertificatePage;
use crate::pages::certificate::check::CertificateCheckPage;
use crate::pages::certificate::mine::MyCertificatesPage;
use crate::pages::design::DesignPage;
use crate::pages::desk::accounts::AccountsPage;
use crate::pages::desk::accounts::own::OwnPasswordPage;
use crate::pages::desk::accounts::password::AccountPasswordPage;
use crate::pages::desk::accounts::role::AccountRolePage;
use crate::pages::desk::adding::AddingPage;
use crate::pages::desk::announcement::AnnouncementPage;
use crate::pages::desk::announcement::filter::NewAnnouncementPage;
use crate::pages::desk::announcement::sent::{AnnouncedPage, AnnouncementsPage};
use crate::pages::desk::approval::decline::DeclinePage;
use crate::pages::desk::booking::BookingPage;
use crate::pages::desk::booking::moving::MoveBookingPage;
use crate::pages::desk::booking::new::NewBookingPage;
use crate::pages::desk::calls::CallsPage;
use crate::pages::desk::care::CarePage;
use crate::pages::desk::care::one::CareOnePage;
use crate::pages::desk::cash::CashBookPage;
use crate::pages::desk::cash::closing::CashClosingPage;
use crate::pages::desk::certificate::revocation::RevocationPage;
use crate::pages::desk::certificate::{DeskCertificatePage, MemberCertificatesPage};
use crate::pages::desk::closures::ClosuresPage;
use crate::pages::desk::consents::ConsentsPage;
use crate::pages::desk::consents::end::DeskConsentEndPage;
use crate::pages::desk::consents::new::NewConsentPage;
use crate::pages::desk::consents::slip::ConsentSlipPage;
use crate::pages::desk::door::DoorCheckPage;
use crate::pages::desk::draw::DeskDrawPage;
use crate::pages::desk::draw::choice::DrawChoicePage;
use crate::pages::desk::draw::closing::ClosingPage;
use crate::pages::desk::draw::door::DoorPage;
use crate::pages::desk::draw::end::EndPage;
use crate::pages::desk::draw::plan::DrawPlanPage;
use crate::pages::desk::draw::seed::{SeedCheckPage, SeedPage};
use crate::pages::desk::draw::slip::SlipPage;
use crate::pages::desk::draw::wishes::CounterWishesPage;
use crate::pages::desk::draws::DrawsPage;
use crate::pages::desk::entry::EntryPage;
use crate::pages::desk::feeds::FeedsPage;
use crate::pages::desk::fees::FeesPage;
use crate::pages::desk::fees::one::FeePage;
use crate::pages::desk::fees::terms::FeeTermsPage;
use crate::pages::desk::fees::together::RefundsPage;
use crate::pages::desk::files::FilesPage;
use crate::pages::desk::filters::FiltersPage;
use crate::pages::desk::guest::GuestPage;
use crate::pages::desk::hours::HoursPage;
use crate::pages::desk::import::{ColumnsPage, ImportPage, PreviewPage, UndoPage};
use crate::pages::desk::keys::KeysPage;
use crate::pages::desk::leaving::LeavingPage;
use crate::pages::desk::limits::LimitsPage;
use crate::pages::desk::log::LogPage;
use crate::pages::desk::log::one::LogEntryPage;
use crate::pages::desk::marks::MarksPage;
use crate::pages::desk::marks::one::MarkPage;
use crate::pages::desk::members::MembersPage;
use crate::pages::desk::members::adding::MemberAddingPage;
use crate::pages::desk::members::card::MemberCardPage;
use crate::pages::desk::members::choice::MemberChoicePage;
use crate::pages::desk::members::helper_code::MemberHelperCodePage;
use crate::pages::desk::members::merge::MergePage;
use crate::pages::desk::members::new::NewMemberPage;
use crate::pages::desk::members::one::MemberPage;
use crate::pages::desk::members::particulars::MemberParticularsPage;
use crate::pages::desk::members::slip::DeskSlipPage;
use crate::pages::desk::members::swap::DeskSwapPage;
use crate::pages::desk::members::swap_choice::DeskSwapChoicePage;
use crate::pages::desk::members::told::MemberToldPage;
use crate::pages::desk::members::twins::TwinsPage;
use crate::pages::desk::messages::MessagesPage;
use crate::pages::desk::messages::letters::{AnnouncedLettersPage, LettersPage};
use crate::pages::desk::mine::MinePage;
use crate::pages::desk::new_offering::NewOfferingPage;
use crate::pages::desk::notice::NoticePage;
use crate::pages::desk::notice::announced::AnnouncedNoticePage;
use crate::pages::desk::notice::changes::{ChangesPage, SessionNoticePage};
use crate::pages::desk::offering::DeskOfferingPage;
use crate::pages::desk::offering::edit::EditPage;
use crate::pages::desk::offerings::DeskPage;
use crate::pages::desk::offerings::bulk::BulkPage;
use crate::pages::desk::onward::OnwardPage;
use crate::pages::desk::opening::OpeningPage;
use crate::pages::desk::receipt::ReceiptPage;
use crate::pages::desk::receipt::correction::CorrectionPage;
use crate::pages::desk::receipt::refund::RefundPage;
use crate::pages::desk::register::RegisterPage;
use crate::pages::desk::removal::RemovalPage;
use crate::pages::desk::room::RoomPage;
use crate::pages::desk::room::form::{NewRoomPage, RoomChangePage};
use crate::pages::desk::room::retirement::RetirementPage;
use crate::pages::desk::rooms::RoomsPage as DeskRoomsPage;
use crate::pages::desk::rooms::week::RoomsWeekPage;
use crate::pages::desk::session::SessionPage;
use crate::pages::desk::session::change::ChangePage;
use crate::pages::desk::sessions::SessionsPage;
use crate::pages::desk::sheet::SheetPage;
use crate::pages::desk::sign_in::DeskSignInPage;
use crate::pages::desk::stages::StagesPage;
use crate::pages::desk::state::StatePage;
use crate::pages::desk::templates::TemplatesPage;
use crate::pages::desk::templates::one::TemplatePage;
use crate::pages::desk::terms::TermsPage;
use crate::pages::desk::terms::change::TermPage;
use crate::pages::desk::terms::department::DepartmentPage;
use crate::pages::desk::timetable::PlanPage;
use crate::pages::desk::timetable::class::{NewPlannedPage, PlannedPage};
use crate::pages::desk::timetable::copying::CopyPage;
use crate::pages::desk::timetable::publishing::PublishPage;
use crate::pages::desk::timetable::trial::TrialPage;
use crate::pages::desk::today::TodayPage;
use crate::pages::desk::together::DeskTogetherPage;
use crate::pages::desk::turned_away::TurnedAwayPage;
use crate::pages::desk::ways::WaysPage;
use crate::pages::desk::weekly::WeeklyPage;
use crate::pages::draw::DrawPage;
use crate::pages::draw_check::DrawCheckPage;
use crate::pages::help::{HelpPage, HelpTaskPage};
use crate::pages::helping::HelpingPage;
use crate::pages::helping::code::{HelpingCodePage, HelpingConfirmPage};
use crate::pages::helping::end::ConsentEndPage;
use crate::pages::helping::how::{HelpingFormPage, HelpingHowPage};
use crate::pages::home::HomePage;
use crate::pages::my_area::MyAreaPage;
use crate::pages::my_attendance::MyAttendancePage;
use crate::pages::my_calendar::MyCalendarPage;
use crate::pages::my_helpers::MyHelpersPage;
use crate::pages::my_helpers::code::HelperCodePage;
use crate::pages::my_helpers::new::NewHelperPage;
use crate::pages::my_hours::MyHoursPage;
use crate::pages::my_mark::MyMarkPage;
use crate::pages::my_number::{MyNumberCodePage, MyNumberPage};
use crate::pages::my_particulars::{EmergencyContactPage, MyParticularsPage};
use crate::pages::my_sign_ups::MySignUpsPage;
use crate::pages::my_told::MyWayPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::offering::OfferingPage;
use crate::pages::offerings::OfferingsPage;
use crate::pages::offline::OfflinePage;
use crate::pages::reading_aloud::ReadingAloudPage;
use crate::pages::rooms::RoomsPage;
use crate::pages::rooms::ask::AskForRoomPage;
use crate::pages::sign_in::{BirthdayPage, CodePage, NamePage, NoCodePage, SignInPage};
use crate::pages::sign_up::{CheckPage, SignUpPage, SwapPage};
use crate::pages::together::TogetherPage;
use crate::pages::wall::WallPage;
use crate::pages::wishes::WishesPage;
use crate::pages::wishes::withdrawal::WishesWithdrawalPage;
use crate::pages::withdrawal::WithdrawalPage;

/// The routes.
#[component]
pub fn SiteMap() -> impl IntoView {
    let classes = || view! { <OfferingsPage kind=OfferingKind::Class/> };
    let activities = || view! { <OfferingsPage kind=OfferingKind::Activity/> };
    let shifts = || view! { <OfferingsPage kind=OfferingKind::Shift/> };
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/classes") view=classes ssr=SsrMode::Async/>
                <Route path=path!("/activities") view=activities ssr=SsrMode::Async/>
                <Route path=path!("/shifts") view=shifts ssr=SsrMode::Async/>
                <Route path=path!("/offerings/:id") view=OfferingPage ssr=SsrMode::Async/>
                <Route path=path!("/offerings/:id/sign-up") view=CheckPage ssr=SsrMode::Async/>
                <Route path=path!("/offerings/:id/swap") view=SwapPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-ups/:id") view=SignUpPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-ups/:id/withdrawal") view=WithdrawalPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-ups/:id/waiting-on") view=WaitingOnPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-ups/:id/together") view=TogetherPage ssr=SsrMode::Async/>
                <DrawRoutes/>
                <CertificateRoutes/>
                <HelpingRoutes/>
                <Route path=path!("/my-sign-ups") view=MySignUpsPage ssr=SsrMode::Async/>
                <Route path=path!("/my-sign-ups/calendar") view=MyCalendarPage ssr=SsrMode::Async/>
                <Route path=path!("/me") view=MyParticularsPage ssr=SsrMode::Async/>
                <Route path=path!("/me/emergency-contact") view=EmergencyContactPage ssr=SsrMode::Async/>
                <Route path=path!("/me/area") view=MyAreaPage ssr=SsrMode::Async/>
                <Route path=path!("/me/told") view=MyWayPage ssr=SsrMode::Async/>
                <Route path=path!("/me/attendance") view=MyAttendancePage ssr=SsrMode::Async/>
                <Route path=path!("/me/attendance/:id") view=MyMarkPage ssr=SsrMode::Async/>
                <Route path=path!("/me/hours") view=MyHoursPage ssr=SsrMode::Async/>
                <Route path=path!("/me/number") view=MyNumberPage ssr=SsrMode::Async/>
                <Route path=path!("/me/number/code") view=MyNumberCodePage ssr=SsrMode::Async/>
                <Route path=path!("/reading-aloud") view=ReadingAloudPage ssr=SsrMode::Async/>
                <Route path=path!("/offline") view=OfflinePage ssr=SsrMode::Async/>
                <Route path=path!("/wall/:token") view=WallPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/code") view=CodePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/no-code") view=NoCodePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/name") view=NamePage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/birthday") view=BirthdayPage ssr=SsrMode::Async/>
                <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async/>
                <Route path=path!("/help/:task") view=HelpTaskPage ssr=SsrMode::Async/>
                <DeskRoutes/>
                <DeskMessageRoutes/>
                <DeskSessionRoutes/>
                <RoomRoutes/>
                <DeskDrawRoutes/>
                <DeskConsentRoutes/>
                <DeskFeeRoutes/>
                <DeskLogRoutes/>
                <DeskTermRoutes/>
            </Routes>
        </Router>
    }
}

/// Draws, and one's own wishes in them.
#[component(transparent)]
fn DrawRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/draws/:id") view=DrawPage ssr=SsrMode::Async/>
        <Route path=path!("/draws/:id/wishes") view=WishesPage ssr=SsrMode::Async/>
        <Route path=path!("/draws/:id/wishes/withdrawal") view=WishesWithdrawalPage ssr=SsrMode::Async/>
        <Route path=path!("/draws/:id/check") view=DrawCheckPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// 证明: one's own, those of the desk, and checking one.
#[component(transparent)]
fn CertificateRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/me/certificates") view=MyCertificatesPage ssr=SsrMode::Async/>
        <Route path=path!("/certificates/check") view=CertificateCheckPage ssr=SsrMode::Async/>
        <Route path=path!("/certificates/:id") view=CertificatePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/certificates") view=MemberCertificatesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/certificates/:id") view=DeskCertificatePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/certificates/:id/revocation") view=RevocationPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// 代办: who acts for whom.
#[component(transparent)]
fn HelpingRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/me/helpers") view=MyHelpersPage ssr=SsrMode::Async/>
        <Route path=path!("/me/helpers/new") view=NewHelperPage ssr=SsrMode::Async/>
        <Route path=path!("/me/helpers/code") view=HelperCodePage ssr=SsrMode::Async/>
        <Route path=path!("/consents/:id/end") view=ConsentEndPage ssr=SsrMode::Async/>
        <Route path=path!("/helping") view=HelpingPage ssr=SsrMode::Async/>
        <Route path=path!("/helping/code") view=HelpingCodePage ssr=SsrMode::Async/>
        <Route path=path!("/helping/confirm") view=HelpingConfirmPage ssr=SsrMode::Async/>
        <Route path=path!("/helping/how") view=HelpingHowPage ssr=SsrMode::Async/>
        <Route path=path!("/helping/form") view=HelpingFormPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Consents that are given at the counter.
#[component(transparent)]
fn DeskConsentRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/consents") view=ConsentsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/consents/new") view=NewConsentPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/consents/:id") view=ConsentSlipPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/consents/:id/end") view=DeskConsentEndPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The coordinators' side, and the showcase.
#[component(transparent)]
fn DeskRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk") view=DeskPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/bulk") view=BulkPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/keys") view=KeysPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/filters") view=FiltersPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-in") view=DeskSignInPage ssr=SsrMode::Async/>
        <Route path=path!("/design") view=DesignPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/new") view=NewOfferingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id") view=DeskOfferingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/edit") view=EditPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/add") view=AddingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/sheet") view=SheetPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/state") view=StatePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/opening") view=OpeningPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/stages") view=StagesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/turned-away") view=TurnedAwayPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id") view=EntryPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id/decline") view=DeclinePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id/removal") view=RemovalPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id/slip") view=DeskSlipPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id/swap") view=DeskSwapChoicePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sign-ups/:id/swap/:offering") view=DeskSwapPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/together") view=DeskTogetherPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/calls") view=CallsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/accounts") view=AccountsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/accounts/:id") view=AccountPasswordPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/accounts/:id/role") view=AccountRolePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/mine") view=MinePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/password") view=OwnPasswordPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/limits") view=LimitsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members") view=MembersPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/new") view=NewMemberPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/twins") view=TwinsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/merge") view=MergePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id") view=MemberPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/card") view=MemberCardPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/helper-code") view=MemberHelperCodePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/particulars") view=MemberParticularsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/told") view=MemberToldPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/offerings") view=MemberChoicePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/members/:id/offerings/:offering") view=MemberAddingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/notice") view=NoticePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/import") view=ImportPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/import/:id") view=PreviewPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/import/:id/columns") view=ColumnsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/import/:id/undo") view=UndoPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What the desk tells people: messages, announcements, letters, and how they are worded.
#[component(transparent)]
fn DeskMessageRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/messages") view=MessagesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/messages/letters") view=LettersPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/announcements") view=AnnouncementsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/announcements/new") view=NewAnnouncementPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/announcements/:id") view=AnnouncedPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/announcements/:id/letters") view=AnnouncedLettersPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/announcements/:id/notice") view=AnnouncedNoticePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/announcement") view=AnnouncementPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/notice/changes") view=ChangesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/notice") view=SessionNoticePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/templates") view=TemplatesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/templates/:event/:channel") view=TemplatePage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What goes on today, the sessions of an offering, and changing one of them.
#[component(transparent)]
fn DeskSessionRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/today") view=TodayPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/leaving") view=LeavingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/onward") view=OnwardPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/weekly") view=WeeklyPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/offerings/:id/sessions") view=SessionsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id") view=SessionPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/register") view=RegisterPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/hours") view=HoursPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/guest") view=GuestPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/care") view=CarePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/care/:id") view=CareOnePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/marks") view=MarksPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/marks/:id") view=MarkPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/door") view=DoorCheckPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/sessions/:id/change") view=ChangePage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The rooms of an institution, and who has them: at the desk, and for clubs.
#[component(transparent)]
fn RoomRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/rooms") view=DeskRoomsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/rooms/week") view=RoomsWeekPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/closures") view=ClosuresPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/rooms/new") view=NewRoomPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/rooms/:id") view=RoomPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/rooms/:id/change") view=RoomChangePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/rooms/:id/retirement") view=RetirementPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/bookings/new") view=NewBookingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/bookings/:id") view=BookingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/bookings/:id/move") view=MoveBookingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/bookings/:id/slip") view=BookingSlipPage ssr=SsrMode::Async/>
        <Route path=path!("/rooms") view=RoomsPage ssr=SsrMode::Async/>
        <Route path=path!("/rooms/:id/booking") view=AskForRoomPage ssr=SsrMode::Async/>
        <Route path=path!("/bookings/:id") view=MyBookingPage ssr=SsrMode::Async/>
        <Route path=path!("/bookings/:id/move") view=MoveMyBookingPage ssr=SsrMode::Async/>
        <Route path=path!("/bookings/:id/slip") view=MyBookingSlipPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The coordinators' side of fees, the cash book, and lists as files.
#[component(transparent)]
fn DeskFeeRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/fees") view=FeesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/feeds") view=FeedsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/files") view=FilesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/fees/settings") view=FeeTermsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/fees/refunds") view=RefundsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/fees/:id") view=FeePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/cash") view=CashBookPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/cash/closing") view=CashClosingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/receipts/:id") view=ReceiptPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/receipts/:id/refund") view=RefundPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/receipts/:id/correction") view=CorrectionPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The log.
#[component(transparent)]
fn DeskLogRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/log") view=LogPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/log/:id") view=LogEntryPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Planning terms.
#[component(transparent)]
fn DeskTermRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/terms") view=TermsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/departments/:id") view=DepartmentPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id") view=TermPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id/plan") view=PlanPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id/trial") view=TrialPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id/classes/new") view=NewPlannedPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id/copy") view=CopyPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/terms/:id/publish") view=PublishPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/planned/:id") view=PlannedPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The coordinators' side of draws.
#[component(transparent)]
fn DeskDrawRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/desk/ways") view=WaysPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws") view=DrawsPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/new") view=DrawChoicePage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/new/plan") view=DrawPlanPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id") view=DeskDrawPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/wishes") view=CounterWishesPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/closing") view=ClosingPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/end") view=EndPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/seed") view=SeedPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/check") view=SeedCheckPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/draws/:id/door") view=DoorPage ssr=SsrMode::Async/>
        <Route path=path!("/desk/applications/:id") view=SlipPage ssr=SsrMode::Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
