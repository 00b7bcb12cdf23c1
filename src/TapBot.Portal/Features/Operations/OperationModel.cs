using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Operations;

/// <summary>An operation as it stands.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What it is.</param>
/// <param name="Target">What it is done to.</param>
/// <param name="Server">Where; null when on no server.</param>
/// <param name="Project">The compose project of the target; null when in none.</param>
/// <param name="By">Who asked.</param>
/// <param name="Begun">When.</param>
/// <param name="Ended">When it ended; null while it runs.</param>
/// <param name="Outcome">running, done, refused, failed or unknown.</param>
/// <param name="Statement">Progress while it runs, then evidence or reason; null when nothing was said yet.</param>
public sealed record OperationModel(
    string Id, string Name, string Target, ServerName? Server, string? Project, string By, DateTimeOffset Begun, DateTimeOffset? Ended, string Outcome, Statement? Statement)
{
    /// <summary>A view in words.</summary>
    public static OperationModel Of(Texts texts, OperationView view) => new(
        view.Id, view.Name, view.Target, view.Scope.Server, view.Scope.Project, view.By, view.Begun, view.Ended,
        view.Outcome?.Word ?? "running",
        (view.Outcome?.Statement ?? view.Progress) is { } said ? Operations.Statement.Of(texts, said) : null);
}
