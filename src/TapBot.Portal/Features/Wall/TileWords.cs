using System.Globalization;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>The words and figures of tiles, in the language of the board.</summary>
/// <param name="Texts">The words.</param>
internal sealed record TileWords(Texts Texts)
{
    private const int MostRows = 6;

    /// <summary>A share in per cent without its sign, cut and never rounded up: 99.99 % is not 100.</summary>
    public static string Cut(double? share, int decimals)
    {
        if (share is not { } known || !double.IsFinite(known))
            return Format.Nothing;
        var cut = Shares.Percent(known, decimals);
        return cut >= 100 ? "100" : cut.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
    }

    /// <summary>The first sentence of what is said: from across a room nobody reads more.</summary>
    public string Say(TapBot.Core.Wording.Phrase phrase)
    {
        var said = Texts.Say(phrase);
        var end = said.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? said.TrimEnd('.') : said[..end];
    }

    /// <summary>What is wrong with things of some kinds, worst first.</summary>
    public IReadOnlyList<TileRow> Rows(LightSummary? lights, params LightKind[] kinds) =>
        [.. (lights?.Worries ?? []).Where(l => kinds.Contains(l.Kind)).Take(MostRows).Select(l => new TileRow(l.Name, Say(l.Reason), l.Colour))];

    /// <summary>The worst light of some kinds; unknown when there is none.</summary>
    public static LightColour Worst(LightSummary? lights, params LightKind[] kinds) =>
        (lights?.Lights ?? []).Where(l => kinds.Contains(l.Kind)).Select(l => l.Colour).DefaultIfEmpty(LightColour.Unknown).Max();

    /// <summary>How many lights of each colour are lit, in words: what is wrong, or that nothing is.</summary>
    public string Headline(LightSummary? lights)
    {
        if (lights is null)
            return Texts["wall.head.waiting"];
        var said = Counts(lights.Red, lights.Yellow, lights.Worries.Count(l => l.Colour is LightColour.Unknown));
        return said.Length > 0 ? said : lights.Lights.Count == 0 ? Texts["wall.head.nothing"] : Texts["wall.head.well"];
    }

    /// <summary>So many critical, so many warnings, so many unknown; what is none is left out.</summary>
    public string Counts(int red, int yellow, int unknown)
    {
        string?[] parts = [Of("wall.head.red", red), Of("wall.head.yellow", yellow), Of("wall.head.unknown", unknown)];
        return string.Join(", ", parts.OfType<string>());
    }

    private string? Of(string key, int count) => count > 0 ? Texts.Of(key, count) : null;
}
