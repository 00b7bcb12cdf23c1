using TapBot.Core.Certificates;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>Which cipher suites an endpoint accepts, as the API shows it.</summary>
/// <param name="At">When they were listed.</param>
/// <param name="Versions">By version of TLS, newest first; isWhole is false where the server stopped answering.</param>
/// <param name="Weak">Those that nobody should accept, the worst first.</param>
/// <param name="Trouble">Why there was no connection; null when there was one.</param>
public sealed record CipherLookModel(DateTimeOffset At, IReadOnlyList<CipherVersion> Versions, IReadOnlyList<WeakCipherModel> Weak, Statement? Trouble)
{
    /// <summary>A list in the words of the reader.</summary>
    public static CipherLookModel From(Texts texts, CipherLook look)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(look);
        return new(look.At, look.Versions, [.. look.Weak.Select(s => new WeakCipherModel(s, CipherFlaws.Of(s)))], look.Trouble is { } trouble ? Statement.Of(texts, trouble) : null);
    }
}
