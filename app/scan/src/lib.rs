//! 扫码: reads the code of a card in a picture of the door's camera, for browsers that read no codes by themselves: those of Apple,
//! Firefox, and Android without Google's services. The script of that page (`public/camera.js`) fetches it when the camera is
//! switched on there, and for nobody else.

use rqrr::PreparedImage;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the code says that is seen in a picture so many pixels wide and high; nothing where there is none, or none that can be read.
/// `picture`: red, green, blue and opacity of each pixel, line by line, as a canvas tells them.
#[wasm_bindgen]
pub fn read(width: usize, height: usize, picture: &[u8]) -> Option<String> {
    if width.checked_mul(height)?.checked_mul(4)? != picture.len() {
        return None;
    }
    let grey = |column: usize, line: usize| {
        let at = 4 * (line * width + column);
        let [red, green, blue] = [0, 1, 2].map(|colour| u32::from(picture[at + colour]));
        // As bright as an eye finds them (ITU-R BT.601), in 256ths.
        ((77 * red + 150 * green + 29 * blue) >> 8) as u8
    };
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, grey);
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, said)| said)
}
