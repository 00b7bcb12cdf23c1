namespace TapBot.Portal.Features.Administration;

/// <summary>A token that was just made.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Token">Its text, shown this once.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ExpiresAt">When it ends; a token made by a token ends with that one at the latest.</param>
public sealed record NewTokenModel(string Id, string Token, string Name, DateTimeOffset ExpiresAt)
{
    /// <summary>The text opens doors and is not for logs.</summary>
    public override string ToString() => $"{nameof(NewTokenModel)} {Id}";
}
