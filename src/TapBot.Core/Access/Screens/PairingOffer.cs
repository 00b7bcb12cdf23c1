namespace TapBot.Core.Access;

/// <summary>What a screen is told that wants to be let in.</summary>
/// <param name="Code">What it shows.</param>
/// <param name="Secret">What it keeps, to ask with; opens nothing by itself.</param>
/// <param name="Life">How long both are good for.</param>
public sealed record PairingOffer(string Code, string Secret, TimeSpan Life)
{
    /// <summary>The secret is not for logs.</summary>
    public override string ToString() => $"{nameof(PairingOffer)} {Code}";
}
