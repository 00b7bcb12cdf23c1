namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>POST /api/v1/users/{userName}/password</c> takes.</summary>
/// <param name="Password">The new one, 15 to 128 characters.</param>
public sealed record PasswordBody(string? Password)
{
    /// <summary>Says nothing: a password is not for logs.</summary>
    public override string ToString() => nameof(PasswordBody);
}
