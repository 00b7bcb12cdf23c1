using System.Diagnostics;
using Microsoft.Playwright;

namespace TapBot.Benchmarks.Published;

/// <summary>
/// Somebody at the keys of a log page: letters into the box, lines wrapped and not wrapped any more. A time begins when the browser got the key and ends in the frame after the
/// one that has its effect.
/// </summary>
internal sealed class KeyTimes
{
    private const string Word = "orders";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private KeyTimes(int pressed, double[] letters, double[] wraps) => (Pressed, Letters, Wraps) = (pressed, new(letters), new(wraps));

    /// <summary>How many keys were pressed.</summary>
    public int Pressed { get; }

    /// <summary>In milliseconds, of letters that came to stand in the box.</summary>
    public Samples Letters { get; }

    /// <summary>In milliseconds, of lines that were wrapped or not.</summary>
    public Samples Wraps { get; }

    public static async Task<KeyTimes> MeasureAsync(IPage page, TimeSpan length)
    {
        await page.EvaluateAsync(Note);
        var (start, pressed) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            await page.FillAsync("[data-find-box]", "");
            foreach (var letter in Word)
                await PressAsync(letter.ToString());
            await page.FocusAsync("[data-scroller]");
            await PressAsync("w");
            await PressAsync("w");
        }
        return new KeyTimes(pressed, await page.EvaluateAsync<double[]>("() => keyTimes.letters"), await page.EvaluateAsync<double[]>("() => keyTimes.wraps"));

        async Task PressAsync(string key)
        {
            await page.Keyboard.PressAsync(key);
            pressed++;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private const string Note =
        """
        () => {
          const box = document.querySelector("[data-find-box]"), wrap = document.querySelector("[data-press=wrap]");
          window.keyTimes = { letters: [], wraps: [] };
          addEventListener("keydown", e => {
            if (e.key.length > 1) return; // the box is emptied by Delete
            const typing = document.activeElement === box, now = () => typing ? box.value : wrap.getAttribute("aria-pressed"), before = now();
            const look = () => now() === before ? requestAnimationFrame(look) : requestAnimationFrame(() => keyTimes[typing ? "letters" : "wraps"].push(performance.now() - e.timeStamp));
            requestAnimationFrame(look);
          }, true);
        }
        """;
}
