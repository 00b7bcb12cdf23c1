using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>How long a container may take to stop.</summary>
internal static class StopTimeout
{
    private const int Longest = 600;

    /// <summary>What a container without a setting of its own gets, with room for one that has a longer one.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(2);

    public static Outcome.Refused? Refuses(int? seconds) =>
        seconds is < 0 or > Longest
            ? new Outcome.Refused(Refusal.BadArgument, Phrase.Of("containers.timeout", ("seconds", seconds), ("longest", Longest)))
            : null;

    public static TimeSpan Most(int? seconds) => seconds is { } said ? TimeSpan.FromSeconds(said) + ContainerOperation.Showing : Unsaid;
}
