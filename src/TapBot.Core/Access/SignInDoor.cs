using Microsoft.Extensions.Logging;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Where people come in with a password, and with a code after it where they have an authenticator.</summary>
public sealed class SignInDoor
{
    private readonly PasswordCheck passwords;
    private readonly SignInLimiter limiter;
    private readonly Entrance entrance;
    private readonly AuditTrail trail;
    private readonly ILogger<SignInDoor> log;

    internal SignInDoor(PasswordCheck passwords, SignInLimiter limiter, Entrance entrance, AuditTrail trail, ILogger<SignInDoor> log) =>
        (this.passwords, this.limiter, this.entrance, this.trail, this.log) = (passwords, limiter, entrance, trail, log);

    /// <summary>Tries the password. A session is always a new one, whatever cookie the browser had before.</summary>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nobody new comes in.</exception>
    public async Task<SignInAnswer> TryAsync(string userName, string password, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (limiter.Take(userName, address) is { } wait)
            return SignInAnswer.Wait(wait);
        var tooLong = userName.Length > 256 || password.Length > PasswordRules.Longest;
        var (user, meant) = await passwords.FindAsync(tooLong ? "" : userName, tooLong ? "" : password, cancellationToken);
        if (user is null)
        {
            Log.SignInRefused(log, address);
            // A name that nobody has is not written down: people type passwords into the wrong field.
            var nobody = new Actor(ActorKind.User, meant?.Id ?? "", meant?.UserName ?? "?") { Address = address };
            await trail.RecordAsync(new AuditIntent(nobody, "access.signIn", nobody.Name), "refused", Phrase.Of("access.signIn.refused"), cancellationToken);
            return SignInAnswer.Refused();
        }
        return await entrance.PassAsync(user, SignInMethod.Password, address, userAgent, cancellationToken);
    }

    /// <summary>Finishes a sign-in with a code of the app or a recovery code.</summary>
    /// <param name="halfSecret">What <see cref="SignInAnswer.HalfSecret"/> said.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="userAgent">What the browser says about itself.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nobody new comes in.</exception>
    public Task<SignInAnswer> ContinueAsync(string halfSecret, string code, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(halfSecret);
        ArgumentNullException.ThrowIfNull(code);
        return entrance.ContinueAsync(halfSecret, code, address, userAgent, cancellationToken);
    }

    /// <summary>True while a code may follow the first step of this secret.</summary>
    public bool IsHalfOpen(string? halfSecret) => halfSecret is not null && entrance.IsHalfOpen(halfSecret);
}
