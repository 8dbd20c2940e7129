//! 续班: one tap to continue in the class that follows one's own.

use domain::id::OfferingId;
use leptos::prelude::*;
use store::sign_up::Continuable;

use crate::components::acting::ForWhom;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::{FROM_HERE, Request, new_form_key, request};
use crate::wording::offering::page::WHAT_TO_DO;
use crate::wording::offering::when_line;
use crate::wording::refusal::refusal_sentence;
use crate::wording::stage as words;

/// The button: a form of its own that signs up at once.
#[component]
pub fn ContinueButton(
    /// In what.
    offering: OfferingId,
    /// Its name, for who hears the page.
    name: String,
    /// The one primary button of its page.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    let say = request().say();
    let class = if is_primary { "button button--primary" } else { "button" };
    view! {
        <form method="post" action="/forms/sign-up">
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request().form_token/>
            <ForWhom/>
            <input type="hidden" name="offering" value=offering.to_string()/>
            <input type="hidden" name="expected" value="held"/>
            <button class=class type="submit">
                <span>{say(words::CONTINUE)}<span class="visually-hidden">" "{name}</span></span>
            </button>
        </form>
    }
}

/// Every class in which the reader may continue now; nothing where there is none. Where something is in the way, what it is, and
/// the way to what can be done about it.
#[component]
pub fn Continuing(
    /// Who reads.
    request: Request,
    /// Which.
    offerings: Vec<Continuable>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!offerings.is_empty()).then(|| {
        let panels = offerings.into_iter().map(|Continuable { offering, obstacle }| {
            let when = when_line(language, &offering);
            let until = words::continue_until(language, offering.terms.window.opens_at);
            let told = obstacle.as_ref().map(|why| refusal_sentence(language, why));
            let told = told.map(|why| view! { <span class="line"><Phrases text=why/></span> });
            let (id, name) = (offering.id, offering.name.clone());
            let button = match obstacle {
                None => view! { <ContinueButton offering=id name=offering.name/> }.into_any(),
                Some(_) => view! {
                    <a class="button" href=paths::signing_up(id)>
                        <span>{say(WHAT_TO_DO)}<span class="visually-hidden">" "{offering.name}</span></span>
                    </a>
                }
                .into_any(),
            };
            view! {
                <div class="panel panel--action">
                    <div>
                        <p class="lead"><a class="panel__link" href=paths::offering(id)><span><Phrases text=name/></span></a></p>
                        <p>
                            <span class="line"><Phrases text=when/></span>
                            <span class="line"><Phrases text=until/></span>
                            {told}
                        </p>
                    </div>
                    {button}
                </div>
            }
        });
        view! {
            <section class="section" aria-labelledby="continuing">
                <h2 id="continuing"><ByPhrase text=say(words::CONTINUE_TITLE)/></h2>
                {panels.collect_view()}
            </section>
        }
    })
}
