using TapBot.Core.Certificates;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>A file from which certificates are read, as the API shows it.</summary>
/// <param name="File">Its path.</param>
/// <param name="Certificates">How many lie in it.</param>
/// <param name="Problem">Why it cannot be read, with what to do; null when it can.</param>
public sealed record StoredFileModel(string File, int Certificates, Statement? Problem)
{
    /// <summary>A file in the words of the reader.</summary>
    public static StoredFileModel From(Texts texts, StoredSource source)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(source);
        return new(source.File, source.Certificates, source.Problem is { } problem ? Statement.Of(texts, problem) : null);
    }
}
