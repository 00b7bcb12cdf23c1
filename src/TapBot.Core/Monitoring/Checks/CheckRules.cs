using System.Text.RegularExpressions;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Which checks are legal, wherever they come from. Pure.</summary>
internal static partial class CheckRules
{
    /// <summary>The most checks there may be, of the configuration and made in the portal together.</summary>
    public const int Most = 200;

    /// <summary>Characters of each text.</summary>
    public const int LongestName = 63, LongestUrl = 2000, LongestStatus = 100, LongestText = 500;

    /// <summary>Bounds of the times, in the unit of each.</summary>
    public const int MostSlow = 60_000, LeastEvery = 10, MostEvery = 86_400, MostTimeout = 60;

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<CheckFlaw> Flaws(string? name, CheckQuestion asked)
    {
        if (name is null || !Named().IsMatch(name))
            yield return new("Name", name, $"are 1 to {LongestName} of letters, digits, dot, dash and underscore, beginning with a letter or digit", Phrase.Of("monitoring.checks.flaw.name", ("most", LongestName)));
        if (!IsAddress(asked.Url))
            yield return new("Url", asked.Url, $"is an address with http or https, without a log-in or a fragment, of at most {LongestUrl} characters", Phrase.Of("monitoring.checks.flaw.url", ("most", LongestUrl)));
        if (asked.Server is { Length: > 0 } server && !ServerName.TryParse(server, null, out _))
            yield return new("Server", server, "is the name of a server under TapBot:Servers", Phrase.Of("monitoring.checks.flaw.server", ("server", server)));
        if (asked.Status.Length > LongestStatus || !StatusRanges.TryParse(asked.Status, out _))
            yield return new("Status", asked.Status, "are codes and ranges from 100 to 599, such as 200,301-302", Phrase.Of("monitoring.checks.flaw.status"));
        foreach (var (member, text) in new[] { ("Keyword", asked.Keyword), ("Json", asked.Json), ("Value", asked.Value) })
        {
            if (text is { Length: > LongestText })
                yield return new(member, $"{text[..20]}…", $"are at most {LongestText} characters", Phrase.Of("monitoring.checks.flaw.long", ("most", LongestText)));
        }
        if (asked.Value is { Length: > 0 } && string.IsNullOrEmpty(asked.Json))
            yield return new("Value", asked.Value, "is none without Json, which says where it must stand", Phrase.Of("monitoring.checks.flaw.value"));
        foreach (var (member, number, least, most) in new[] { ("SlowMilliseconds", asked.SlowMilliseconds ?? 1, 1, MostSlow), ("EverySeconds", asked.EverySeconds, LeastEvery, MostEvery), ("TimeoutSeconds", asked.TimeoutSeconds, 1, MostTimeout) })
        {
            if (number < least || number > most)
                yield return new(member, FormattableString.Invariant($"{number}"), $"are {least} to {most}", Range(member, least, most));
        }
    }

    private static Phrase Range(string member, int least, int most) => member switch
    {
        "SlowMilliseconds" => Phrase.Of("monitoring.checks.flaw.slow", ("least", least), ("most", most)),
        "EverySeconds" => Phrase.Of("monitoring.checks.flaw.every", ("least", least), ("most", most)),
        _ => Phrase.Of("monitoring.checks.flaw.timeout", ("least", least), ("most", most)),
    };

    private static bool IsAddress(string text) =>
        text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0 && url.Fragment.Length == 0;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
