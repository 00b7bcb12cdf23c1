using System.Buffers;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// A line of a log made inert for showing: colours and weights as spans, every other escape sequence (links, clipboard, cursor, titles) taken out, and what
/// could hide or reorder text made visible: control characters as their pictures (NUL as U+2400), bidirectional overrides, line separators and lone surrogates
/// as U+FFFD. Tabs stay. A sequence that never ends is shown from its escape on, so that nothing disappears by it.
/// </summary>
/// <param name="Plain">What to show.</param>
/// <param name="Spans">Its coloured stretches in order, without overlap, at most <see cref="MaxSpans"/>; text outside of them is as usual.</param>
public sealed record AnsiText(string Plain, IReadOnlyList<AnsiSpan> Spans)
{
    /// <summary>More changes of look than this in one line are not shown.</summary>
    public const int MaxSpans = 256;

    private const char Replacement = '\uFFFD';
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c != '\t').Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029])
            .Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c)]);

    /// <summary>Reads a line.</summary>
    public static AnsiText Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var next = line.AsSpan().IndexOfAny(Special);
        if (next < 0)
            return new AnsiText(line, []);

        var plain = new StringBuilder(line.Length);
        var spans = new AnsiSpans();
        var style = default(AnsiStyle);
        var at = 0;
        while (next >= 0)
        {
            plain.Append(line, at, next);
            at += next;
            if (AnsiSequence.TryRead(line.AsSpan(at), out var sequence))
            {
                if (sequence.IsGraphics)
                {
                    spans.Close(plain.Length, style);
                    style = style.With(sequence.Parameters);
                }
                at += sequence.Length;
            }
            else
                at += AppendVisible(plain, line, at);
            next = line.AsSpan(at).IndexOfAny(Special);
        }
        plain.Append(line, at, line.Length - at);
        spans.Close(plain.Length, style);
        return new AnsiText(plain.ToString(), spans.ToList());
    }

    private static int AppendVisible(StringBuilder plain, string line, int at)
    {
        var character = line[at];
        if (char.IsHighSurrogate(character) && at + 1 < line.Length && char.IsLowSurrogate(line[at + 1]))
        {
            plain.Append(character).Append(line[at + 1]);
            return 2;
        }
        plain.Append(character switch
        {
            < ' ' => (char)(ControlPictures + character),
            '\u007F' => DeletePicture,
            _ => Replacement,
        });
        return 1;
    }
}
