using System.Text.Json;
using Microsoft.Playwright;

namespace TapBot.EndToEnd.Wall;

/// <summary>The pixels of a picture.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Data">Red, green, blue and opacity of each pixel, line by line.</param>
internal sealed record Pixels(int Width, int Height, byte[] Data)
{
    /// <summary>How bright it is all in all, 0 to 1.</summary>
    public double Brightness => All().Average(p => (0.2126 * p.Red + 0.7152 * p.Green + 0.0722 * p.Blue) / 255);

    /// <summary>Takes a PNG apart, in a page that nothing else is done with.</summary>
    public static async Task<Pixels> OfAsync(IPage eye, byte[] png) => (await OfAsync(eye, png, []))[0];

    /// <summary>Takes pieces out of a PNG.</summary>
    /// <param name="eye">A page that nothing else is done with.</param>
    /// <param name="png">The picture.</param>
    /// <param name="pieces">Left, top, width and height of each; none for the whole picture.</param>
    public static async Task<IReadOnlyList<Pixels>> OfAsync(IPage eye, byte[] png, IReadOnlyList<int[]> pieces)
    {
        var found = await eye.EvaluateAsync<JsonElement>("""
            async ([png, pieces]) => {
              const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), c => c.charCodeAt(0))], { type: "image/png" }));
              const paint = new OffscreenCanvas(image.width, image.height).getContext("2d");
              paint.drawImage(image, 0, 0);
              return (pieces.length ? pieces : [[0, 0, image.width, image.height]]).map(([left, top, width, height]) => {
                const { data } = paint.getImageData(left, top, width, height);
                let text = "";
                for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
                return { width, height, data: btoa(text) };
              });
            }
            """, new object[] { Convert.ToBase64String(png), pieces });
        return [.. found.EnumerateArray().Select(p => new Pixels(p.GetProperty("width").GetInt32(), p.GetProperty("height").GetInt32(), p.GetProperty("data").GetBytesFromBase64()))];
    }

    public Colour At(int x, int y)
    {
        var at = (y * Width + x) * 4;
        return new Colour(Data[at], Data[at + 1], Data[at + 2]);
    }

    public IEnumerable<Colour> All() => Enumerable.Range(0, Width * Height).Select(i => At(i % Width, i / Width));
}
