using System.Globalization;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>A look set by graphic rendition codes. Colours are numbers of the 256-colour palette.</summary>
internal readonly record struct AnsiStyle
{
    private static readonly string[] Names = ["a-bold", "a-dim", "a-italic", "a-underline", "a-inverse", "a-strike"];

    [Flags]
    private enum Marks : byte
    {
        None = 0,
        Bold = 1,
        Dim = 2,
        Italic = 4,
        Underline = 8,
        Inverse = 16,
        Strike = 32,
    }

    private Marks Set { get; init; }

    private byte? Foreground { get; init; }

    private byte? Background { get; init; }

    /// <summary>The usual look.</summary>
    public bool IsPlain => this == default;

    /// <summary>The look after the codes of one sequence, such as <c>1;31</c>, <c>38;5;208</c> or <c>38:2::255:128:0</c>. Unknown codes change nothing.</summary>
    public AnsiStyle With(ReadOnlySpan<char> parameters)
    {
        var style = this;
        var codes = new AnsiCodes(parameters);
        while (codes.TryNext(out var code, out var details))
        {
            style = code switch
            {
                0 => default,
                38 => style with { Foreground = codes.ReadColour(details) ?? style.Foreground },
                48 => style with { Background = codes.ReadColour(details) ?? style.Background },
                39 => style with { Foreground = null },
                49 => style with { Background = null },
                >= 30 and <= 37 => style with { Foreground = (byte)(code - 30) },
                >= 90 and <= 97 => style with { Foreground = (byte)(code - 90 + 8) },
                >= 40 and <= 47 => style with { Background = (byte)(code - 40) },
                >= 100 and <= 107 => style with { Background = (byte)(code - 100 + 8) },
                _ => style with { Set = Mark(style.Set, code, details) },
            };
        }
        return style;
    }

    /// <summary>The classes of <see cref="AnsiSpan.Classes"/>.</summary>
    public string ToClasses()
    {
        var classes = new StringBuilder();
        if (Foreground is { } foreground)
            classes.Append(CultureInfo.InvariantCulture, $"a-fg-{foreground} ");
        if (Background is { } background)
            classes.Append(CultureInfo.InvariantCulture, $"a-bg-{background} ");
        for (var mark = 0; mark < Names.Length; mark++)
        {
            if (((int)Set & (1 << mark)) != 0)
                classes.Append(Names[mark]).Append(' ');
        }
        return classes.ToString(0, classes.Length - 1);
    }

    private static Marks Mark(Marks set, int code, ReadOnlySpan<char> details) => code switch
    {
        1 => set | Marks.Bold,
        2 => set | Marks.Dim,
        3 => set | Marks.Italic,
        4 when details is "0" => set & ~Marks.Underline,
        4 or 21 => set | Marks.Underline,
        7 => set | Marks.Inverse,
        9 => set | Marks.Strike,
        22 => set & ~(Marks.Bold | Marks.Dim),
        23 => set & ~Marks.Italic,
        24 => set & ~Marks.Underline,
        27 => set & ~Marks.Inverse,
        29 => set & ~Marks.Strike,
        _ => set,
    };
}
