using System.Net.Http.Headers;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Somebody who asks.</summary>
/// <param name="Name">The column.</param>
/// <param name="Host">The portal that is asked.</param>
/// <param name="Session">Opens a session of a person's own for one question, because some questions end it; null for tokens and strangers.</param>
/// <param name="Token">The text of a token; null for all others.</param>
/// <param name="Bearer">Who the token or the screen is; null for all others and for a token that is dead.</param>
/// <param name="Screen">The secret of a wall screen; null for all others.</param>
internal sealed record Caller(string Name, PortalHost Host, Func<Task<(string Secret, Actor Actor)>>? Session = null, string? Token = null, Actor? Bearer = null, string? Screen = null)
{
    /// <summary>Who comes, as the portal knows them; null for who is nobody to it.</summary>
    public async Task<Actor?> ComeAsync() => Session is null ? Bearer : (await Session()).Actor;

    /// <summary>Puts on a request what says who comes.</summary>
    public async Task SignAsync(Action<string, string> header)
    {
        if (Token is not null)
            header("Authorization", new AuthenticationHeaderValue("Bearer", Token).ToString());
        else
            header("Origin", PortalHost.Origin);
        if (Session is not null)
            header("Cookie", "tapbot=" + (await Session()).Secret);
        if (Screen is not null)
            header("Cookie", "tapbot-screen=" + Screen);
    }
}
