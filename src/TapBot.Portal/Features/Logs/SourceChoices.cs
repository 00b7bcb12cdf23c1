using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>What can be chosen: logs by server and project, those that are no longer written apart; narrowed down by what is typed. Pure.</summary>
/// <param name="Servers">The servers with their projects and logs.</param>
/// <param name="Gone">Logs of which there is only history.</param>
/// <param name="Typed">The choice that the typed text itself is, such as a label; null when it is none.</param>
internal sealed record SourceChoices(IReadOnlyList<SourceChoices.Server> Servers, IReadOnlyList<LogSourceInfo> Gone, LogSelector? Typed)
{
    private const string LabelPrefix = "label:";

    /// <summary>A server, its projects in the order of their names, and its logs outside of projects.</summary>
    internal sealed record Server(ServerName Name, IReadOnlyList<(string Name, IReadOnlyList<LogSourceInfo> Logs)> Projects, IReadOnlyList<LogSourceInfo> Others);

    public static SourceChoices Of(IReadOnlyList<LogSourceInfo> known, string? typed)
    {
        var text = typed?.Trim() ?? "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fitting = known.Where(k => words.All(w => Holds(k.Origin, w))).ToList();
        var servers = fitting.Where(k => k.Id is not null).GroupBy(k => k.Origin.Server).OrderBy(g => g.Key.Value, StringComparer.OrdinalIgnoreCase).Select(g => new Server(
            g.Key,
            [.. g.Where(k => k.Origin.Project is not null).GroupBy(k => k.Origin.Project!).OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => (p.Key, (IReadOnlyList<LogSourceInfo>)[.. p]))],
            [.. g.Where(k => k.Origin.Project is null)]));
        return new SourceChoices([.. servers], [.. fitting.Where(k => k.Id is null)],
            text.StartsWith(LabelPrefix, StringComparison.Ordinal) && LogSelector.TryParse(text, null, out var label) ? label : null);
    }

    private static bool Holds(LogOrigin origin, string word) =>
        Holds(origin.Container, word) || Holds(origin.Server.Value, word) || Holds(origin.Project, word) || Holds(origin.Service, word);

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;
}
