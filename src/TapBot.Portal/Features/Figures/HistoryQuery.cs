using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>Which series are asked for, and of what time.</summary>
internal sealed record HistoryQuery
{
    private const int MostSeries = 20, UsualPoints = 300;
    private static readonly TimeSpan UsualRange = TimeSpan.FromHours(1);
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The names, as <c>/api/v1/history/series</c> gives them; repeated for several.</summary>
    public string[]? Series { get; init; }

    /// <summary>The beginning, RFC 3339; one hour before the end when left out.</summary>
    public string? From { get; init; }

    /// <summary>The end, RFC 3339; now when left out.</summary>
    public string? To { get; init; }

    /// <summary>The most buckets of a series; 300 when left out.</summary>
    public string? Points { get; init; }

    /// <summary>The question, or what is wrong with it.</summary>
    public bool TryRead(Texts texts, DateTimeOffset now, out HistoryQuestion question, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (question, problem) = (new HistoryQuestion([], now - UsualRange, now, UsualPoints), null);
        if (FlawOf(now, ref question) is not { } flaw)
            return true;
        problem = Problems.Of(texts, StatusCodes.Status400BadRequest, flaw);
        return false;
    }

    private Phrase? FlawOf(DateTimeOffset now, ref HistoryQuestion question)
    {
        if (Series is not { Length: > 0 })
            return Phrase.Of("history.noSeries");
        if (Series.Length > MostSeries)
            return Phrase.Of("history.manySeries", ("most", MostSeries));
        var names = new List<SeriesName>();
        foreach (var text in Series)
        {
            if (!SeriesName.TryParse(text, CultureInfo.InvariantCulture, out var name))
                return Phrase.Of("history.badSeries", ("value", text));
            names.Add(name);
        }
        var (points, to, from) = (UsualPoints, now, now);
        if (Points is not null && !(int.TryParse(Points, NumberStyles.None, CultureInfo.InvariantCulture, out points) && points is >= 1 and <= HistoryReader.MostPoints))
            return Phrase.Of("history.badPoints", ("value", Points), ("most", HistoryReader.MostPoints));
        if (To is not null && !TryRead(To, out to))
            return Phrase.Of("history.badTime", ("member", "to"), ("value", To));
        if (From is null)
            from = to - UsualRange;
        else if (!TryRead(From, out from))
            return Phrase.Of("history.badTime", ("member", "from"), ("value", From));
        if (from >= to)
            return Phrase.Of("history.badRange");
        question = new HistoryQuestion(names, from, to, points);
        return null;
    }

    // Early in the year 1 there is no hour before.
    private static bool TryRead(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment) && moment.Year > 1;
}
