using TapBot.Core.Access;

namespace TapBot.Portal.Features.Account;

/// <summary>A passkey of one's own.</summary>
/// <param name="Id">Its identifier, base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="LastUsedAt">When it last opened the door; null when never.</param>
/// <param name="BackedUp">True when it is copied among the owner's devices.</param>
public sealed record PasskeyModel(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool BackedUp)
{
    /// <summary>A passkey on the wire.</summary>
    public static PasskeyModel Of(PasskeyView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new PasskeyModel(view.Id, view.Name, view.CreatedAt, view.LastUsedAt, view.IsBackedUp);
    }
}
