namespace TapBot.Core.Access;

/// <summary>What a new API token shall be.</summary>
/// <param name="Name">What its owner calls it, 1 to 100 characters.</param>
/// <param name="Owner">The user name of the person it acts for.</param>
/// <param name="Lifetime">How long it is valid, more than nothing and at most <see cref="ApiTokens.LongestLife"/>.</param>
/// <param name="Rights">What it may do, as far as its owner may at that moment.</param>
public sealed record ApiTokenRequest(string Name, string Owner, TimeSpan Lifetime, Rights Rights);
