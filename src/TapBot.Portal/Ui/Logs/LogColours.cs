using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Gives every log on a page its colour: the one that its name stands for, so that it has the same tomorrow, or the next one when another log has that already.</summary>
public sealed class LogColours
{
    /// <summary>How many there are: the style tokens <c>--c1</c> to <c>--c8</c>.</summary>
    public const int Count = 8;

    private readonly Dictionary<(ServerName, string), int> given = [];

    /// <summary>The colour of a log, 1 to <see cref="Count"/>. A container that is created anew keeps it.</summary>
    public int Of(LogOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var key = (origin.Server, origin.Place);
        if (given.TryGetValue(key, out var colour))
            return colour;
        var wanted = WantedBy($"{origin.Server.Value}/{origin.Place}");
        var uses = Enumerable.Range(0, Count).Select(i => (wanted + i) % Count).Select(i => (Colour: i + 1, Taken: given.Values.Count(c => c == i + 1)));
        return given[key] = uses.MinBy(c => c.Taken).Colour;
    }

    // FNV-1a: the hash of a string that .NET gives is another in every process.
    private static int WantedBy(string name)
    {
        var hash = 2166136261u;
        foreach (var character in name)
            hash = (hash ^ character) * 16777619u;
        return (int)(hash % Count);
    }
}
