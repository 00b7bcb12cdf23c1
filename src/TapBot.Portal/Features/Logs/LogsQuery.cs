using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>Which lines of which logs are asked for, as every address of logs takes it.</summary>
internal sealed record LogsQuery
{
    /// <summary><c>server/container</c>, <c>server/project</c>, <c>server/project/service</c>, <c>label:key=value</c> or <c>*</c>; may be repeated. All when left out.</summary>
    public string[]? Source { get; init; }

    /// <summary>The oldest line wanted.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The newest line wanted.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What a line has to match, see docs/LOGS.md.</summary>
    public string? Query { get; init; }

    /// <summary>True: the query is one regular expression.</summary>
    public bool? Regex { get; init; }

    /// <summary>True: lines that match are left out, all others are wanted.</summary>
    public bool? Not { get; init; }

    /// <summary>Only lines at least this serious.</summary>
    public LineLevel? Level { get; init; }

    /// <summary>True: what happened to containers (started, exited) is among the lines.</summary>
    public bool? Markers { get; init; }

    /// <summary>True: with each structured line what it says, field by field.</summary>
    public bool? Fields { get; init; }

    /// <summary>A line in the form that was asked for.</summary>
    public LogLineModel ModelOf(LogLine line) => LogLineModel.Of(line, Fields == true);

    /// <summary>The logs and lines, or what is wrong with the question.</summary>
    public bool TryRead(Texts texts, out LogSelection selection, out LogQuestion question, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (selection, question, problem) = (LogSelection.All, new LogQuestion(), null);
        var selectors = new List<LogSelector>();
        foreach (var source in Source ?? [])
        {
            if (!LogSelector.TryParse(source, CultureInfo.InvariantCulture, out var selector))
                return Bad(texts, Phrase.Of("logs.badSource", ("value", source)), out problem);
            selectors.Add(selector);
        }
        if (selectors.Count > LogSelection.Most)
            return Bad(texts, Phrase.Of("logs.manySources", ("most", LogSelection.Most)), out problem);
        if (Since > Until)
            return Bad(texts, Phrase.Of("logs.badRange"), out problem);
        if (!LogFilter.TryParse(Query, Regex == true ? LogFilterSyntax.Regex : LogFilterSyntax.Words, out var filter, out var error))
        {
            problem = Problems.Of(texts, StatusCodes.Status400BadRequest, error.Why, ("position", error.Position), ("length", error.Length));
            return false;
        }
        if (Not == true)
            filter = filter.Not();
        if (Level is { } level and not LineLevel.Unknown)
            filter = filter.And(LogFilter.OfLevels(LevelSet.AtLeast(level)));
        selection = selectors.Count == 0 ? LogSelection.All : new LogSelection(selectors);
        question = new LogQuestion(Since, Until, filter.IsEmpty ? null : filter, Markers == true);
        return true;
    }

    private static bool Bad(Texts texts, Phrase why, out ProblemHttpResult problem)
    {
        problem = Problems.Of(texts, StatusCodes.Status400BadRequest, why);
        return false;
    }
}
