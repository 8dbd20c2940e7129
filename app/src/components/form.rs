//! A form: where it goes, its key, and the attempt that its fields show again.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::acting::ForWhom;
use crate::draft::PAGE;
use crate::paths;
use crate::request::{FROM_HERE, new_form_key, request, try_request};

/// The id of the one form on each page to which the switches in the header belong.
pub const PAGE_FORM: &str = "question";

/// Whether the page has made such a form itself. `App` provides it.
#[derive(Clone, Default)]
pub struct PageForm(Arc<AtomicBool>);

/// Makes a form the page's own by this id: what is typed there goes along with a switch in the header. One a page.
pub fn page_form() -> &'static str {
    if let Some(PageForm(made)) = use_context() {
        made.store(true, Ordering::Relaxed);
    }
    PAGE_FORM
}

/// A form that is sent whole. Its fields find the attempt by context.
#[component]
pub fn Form(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// What came back, if anything did.
    #[prop(optional)]
    attempt: Attempt,
    /// The one form of its page that somebody types into.
    #[prop(optional)]
    is_question: bool,
    /// The browser itself sends it and loads the answer, so that a field there takes the focus.
    #[prop(optional)]
    is_native: bool,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    provide_context(attempt);
    view! {
        <form class="form" id=is_question.then(page_form) method="post" action=action data-native=is_native.then_some("") novalidate>
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request().form_token/>
            <ForWhom/>
            {is_question.then(|| view! { <input type="hidden" name=PAGE value=request().path/> })}
            {children()}
        </form>
    }
}

/// For the switches of a page without a form of its own. It says nothing about its reader, so that the page may be one
/// for all: a switch alone is taken from an old browser without a token. It stands last in the main part: pages are made in the order
/// of their parts, so that it is known by then whether there is one.
#[component]
pub fn EmptyForm() -> impl IntoView {
    let (request, made) = (try_request(), use_context::<PageForm>().unwrap_or_default());
    Suspend::new(async move {
        after_what_stands_before().await;
        let request = request.filter(|_| !made.0.load(Ordering::Relaxed));
        request.map(|request| {
            view! {
                <form id=PAGE_FORM method="post" action=paths::COMFORT hidden>
                    <input type="hidden" name=PAGE value=request.path/>
                </form>
            }
        })
    })
}

/// A part that is not ready at once is asked again when all parts before it have been made.
async fn after_what_stands_before() {
    let mut was_asked = false;
    poll_fn(|context| {
        if was_asked {
            return Poll::Ready(());
        }
        was_asked = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
