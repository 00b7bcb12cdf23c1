using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>What a check asks, and what must come back.</summary>
/// <param name="Url">What is asked, with GET: an address with http or https, without a log-in. Its query may hold a secret.</param>
/// <param name="Server">The server it belongs to, for lights and rights; null for the portal as a whole.</param>
/// <param name="Status">Which answers are right: codes and ranges, such as <c>200,301-302</c>. A redirect is an answer, it is not followed.</param>
/// <param name="Keyword">A text that must stand in the answer; letters count as they are written.</param>
/// <param name="Json">Where a value must stand in the answer, which must be JSON: names and places with dots, such as <c>checks.0.status</c>.</param>
/// <param name="Value">What must stand there, as text; without it there must be anything but null.</param>
/// <param name="SlowMilliseconds">An answer that takes longer is a warning, 1 to 60,000; null for none.</param>
/// <param name="EverySeconds">Seconds between two looks, 10 to 86,400.</param>
/// <param name="TimeoutSeconds">Seconds until the whole answer must be there, 1 to 60.</param>
[HoldsSecret]
public sealed record CheckQuestion(
    string Url,
    string? Server = null,
    string Status = CheckQuestion.UsualStatus,
    string? Keyword = null,
    string? Json = null,
    string? Value = null,
    int? SlowMilliseconds = null,
    int EverySeconds = CheckQuestion.UsualEvery,
    int TimeoutSeconds = CheckQuestion.UsualTimeout)
{
    /// <summary>Which answers are right when nothing is said.</summary>
    public const string UsualStatus = "200-299";

    /// <summary>Seconds between two looks, and until the whole answer must be there, when nothing is said.</summary>
    public const int UsualEvery = 60, UsualTimeout = 10;

    /// <summary>What is asked, without the query, and without a log-in that is not legal.</summary>
    internal string Shown => Uri.TryCreate(Url, UriKind.Absolute, out var url) ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "";

    /// <summary>Where it belongs, for questions of rights; the portal as a whole when the name of its server is not legal.</summary>
    internal Scope Scope => ServerName.TryParse(Server, null, out var server) ? Scope.Of(server) : Scope.Portal;

    /// <summary>The same as the store can keep it, with null for what is empty and without spaces around what is no text to look for.</summary>
    internal CheckQuestion Tidy() => this with
    {
        Url = Kept(Url)?.Trim() ?? "", Server = Kept(Server?.Trim()), Status = Kept(Status?.Trim()) ?? UsualStatus, Keyword = Kept(Keyword), Json = Kept(Json?.Trim()), Value = Kept(Value),
    };

    /// <summary>All of it but the query, for the audit trail.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{{ Url = {Shown}, Server = {Server}, Status = {Status}, Keyword = {Keyword}, Json = {Json}, Value = {Value}, SlowMilliseconds = {SlowMilliseconds}, EverySeconds = {EverySeconds}, TimeoutSeconds = {TimeoutSeconds} }}");

    private static string? Kept(string? text) => string.IsNullOrEmpty(text) ? null : StoredText.Of(text);
}
