namespace TapBot.Core.Access;

/// <summary>Who an identity provider says somebody is. Portal has verified it.</summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">The person's key at the provider; with the issuer it is what people are known by, names change.</param>
/// <param name="UserName">What the provider calls them; used when an account is made, never to find one.</param>
/// <param name="Grants">The rights that the configuration gives for what the provider says; empty when it gives none.</param>
/// <param name="GivesGrants">True when the configuration lets the provider give rights at all: what it gave before and says no longer is then taken.</param>
public sealed record ProviderIdentity(string Issuer, string Subject, string? UserName, IReadOnlyList<Grant> Grants, bool GivesGrants);
