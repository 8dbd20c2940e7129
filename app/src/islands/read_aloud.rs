//! 朗读本页: reads the main part aloud, piece by piece, and shows where it is. Not a component: button and link are the
//! server's. The button shows where the device itself has a voice for the page's language; a voice in somebody's network
//! would be sent every word, names too.

use std::cell::RefCell;
use std::collections::VecDeque;

use leptos::prelude::{document, window, window_event_listener_untyped};
use leptos::wasm_bindgen::prelude::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, HtmlElement};
use web_sys::{
    ScrollIntoViewOptions, ScrollLogicalPosition, SpeechSynthesis, SpeechSynthesisUtterance,
    SpeechSynthesisVoice,
};

use super::comfort::found;
use super::sentences::sentences;

/// Slower than the voice's own pace.
const PACE: f32 = 0.9;
/// On the block that is being read.
const MARK: &str = "being-read";
/// Words that are read together.
const BLOCK: &str = "h1,h2,h3,p,li,dt,dd,th,td,label,legend,summary,button,a,.line";
/// What is not read: hidden words, pictures, what was typed.
const UNREAD: &str = "[hidden],[aria-hidden=true],[data-hidden=true],.visually-hidden,svg,script,textarea,details:not([open])>:not(summary)";
/// Text nodes alone, for a tree walker.
const TEXT: u32 = 4;

struct Piece {
    block: Element,
    words: String,
    language: String,
}

#[derive(Default)]
struct Reading {
    left: VecDeque<Piece>,
    /// What is being read. Kept, or Chromium may forget it, and with it that it ended.
    now: Option<(Element, SpeechSynthesisUtterance)>,
}

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
    static ENDED: JsValue = listening(go_on);
    static FAILED: JsValue = listening(stop);
}

/// A function for the browser to call, as long as the document lives.
fn listening(act: fn()) -> JsValue {
    Closure::<dyn FnMut()>::new(act).into_js_value()
}

/// Offers the button as soon as there is a voice, and listens for it.
pub fn listen() {
    let Some(speech) = speech() else { return };
    speech.set_onvoiceschanged(Some(listening(offer).unchecked_ref()));
    offer();
    window_event_listener_untyped("pagehide", |_| stop());
    window_event_listener_untyped("click", |event| {
        if found(&event, "#read-aloud").is_some() && !fell_silent() {
            begin();
        }
    });
}

/// Falls silent, because the page goes or all is read.
pub fn stop() {
    fell_silent();
}

/// Falls silent. No if nothing was being read.
fn fell_silent() -> bool {
    let Some((block, utterance)) = READING.take().now else { return false };
    utterance.set_onend(None);
    utterance.set_onerror(None);
    _ = block.class_list().remove_1(MARK);
    if let Some(speech) = speech() {
        speech.cancel();
    }
    exchange_words();
    true
}

/// Old browsers have no such thing.
fn speech() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok().filter(|speech| speech.is_object())
}

/// The button in place of the link.
fn offer() {
    let button = document().get_element_by_id("read-aloud");
    if let (Some(button), Some(_)) = (button, voice_for(&language_of_page())) {
        if let Some(link) = button.previous_element_sibling() {
            _ = link.set_attribute("hidden", "");
        }
        _ = button.remove_attribute("hidden");
    }
}

/// 朗读本页 becomes 停止, and the other way round.
fn exchange_words() {
    const OTHER: &str = "data-other";
    if let Some(button) = document().get_element_by_id("read-aloud") {
        let (shown, other) = (button.text_content(), button.get_attribute(OTHER));
        button.set_text_content(other.as_deref());
        _ = button.set_attribute(OTHER, &shown.unwrap_or_default());
    }
}

fn begin() {
    READING.with_borrow_mut(|reading| reading.left = pieces());
    exchange_words();
    go_on();
}

/// Reads the next piece, or ends.
fn go_on() {
    if next().is_none() {
        stop();
    }
}

fn next() -> Option<()> {
    READING.with_borrow_mut(|reading| {
        let Piece { block, words, language } = reading.left.pop_front()?;
        if let Some((before, _)) = &reading.now {
            _ = before.class_list().remove_1(MARK);
        }
        let utterance = SpeechSynthesisUtterance::new_with_text(&words).ok()?;
        utterance.set_rate(PACE);
        let voice = voice_for(&language).or_else(|| voice_for(&language_of_page()))?;
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        ENDED.with(|ended| utterance.set_onend(Some(ended.unchecked_ref())));
        FAILED.with(|failed| utterance.set_onerror(Some(failed.unchecked_ref())));
        _ = block.class_list().add_1(MARK);
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        block.scroll_into_view_with_scroll_into_view_options(&options);
        speech()?.speak(&utterance);
        reading.now = Some((block, utterance));
        Some(())
    })
}

/// What the main part says, in its order.
fn pieces() -> VecDeque<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let page = language_of_page();
    let main = document().get_element_by_id("main");
    let walker =
        main.and_then(|main| document().create_tree_walker_with_what_to_show(&main, TEXT).ok());
    while let Some(text) = walker.as_ref().and_then(|walker| walker.next_node().ok()?) {
        let (Some(around), Some(words)) = (text.parent_element(), text.text_content()) else {
            continue;
        };
        let closest = |selector| around.closest(selector).ok().flatten();
        let is_out_of_sight =
            around.dyn_ref::<HtmlElement>().is_none_or(|around| around.offset_parent().is_none());
        if is_out_of_sight || closest(UNREAD).is_some() {
            continue;
        }
        let language = closest("[lang]").and_then(|part| part.get_attribute("lang"));
        let language = language.unwrap_or_else(|| page.clone());
        let block = closest(BLOCK).unwrap_or_else(|| around.clone());
        match pieces.last_mut().filter(|last| last.block == block && last.language == language) {
            Some(last) => last.words.push_str(&words),
            None => pieces.push(Piece { block, words, language }),
        }
    }
    let short = |Piece { block, words, language }| {
        let piece = move |words| Piece {
            block: Element::clone(&block),
            words,
            language: String::clone(&language),
        };
        sentences(&words).into_iter().map(piece)
    };
    pieces.into_iter().flat_map(short).collect()
}

fn language_of_page() -> String {
    document().document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

/// The device's own voice for a language.
fn voice_for(language: &str) -> Option<SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    let voices = (0..voices.length())
        .map(|number| voices.get(number).unchecked_into::<SpeechSynthesisVoice>());
    voices.into_iter().find(|voice| voice.local_service() && speaks(&voice.lang(), language))
}

/// `zh-CN`, `zh_CN`, `cmn-Hans-CN` are Mandarin; `zh-HK` is Cantonese.
fn speaks(voice: &str, language: &str) -> bool {
    let mandarin = language.starts_with("zh") && voice.starts_with("cmn");
    mandarin
        || language.get(..2).is_some_and(|short| voice.starts_with(short))
            && voice.split(['-', '_']).all(|part| part != "HK")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_speaks_the_language_of_the_page() {
        for voice in ["zh-CN", "zh_CN", "zh-Hans-CN", "cmn-Hans-CN", "zh-TW"] {
            assert!(speaks(voice, "zh-CN"), "{voice}");
            assert!(!speaks(voice, "en"), "{voice}");
        }
        assert!(speaks("en-US", "en") && speaks("en_GB", "en"));
        for voice in ["zh-HK", "zh_HK_#Hant", "yue-HK", "en-US", ""] {
            assert!(!speaks(voice, "zh-CN"), "{voice}");
        }
    }
}
