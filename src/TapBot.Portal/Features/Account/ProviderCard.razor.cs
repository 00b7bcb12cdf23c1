using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Portal.Hosting.Provider;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>Ties one's own account to the identity provider, where there is one.</summary>
public sealed partial class ProviderCard
{
    private bool? _linked;

    [Inject] public required ProviderLinks Links { get; init; }

    [Inject] public required IOptions<OidcSettings> Oidc { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private string? Provider => ProviderServices.IsThere(Oidc.Value) ? ProviderServices.NameOf(Oidc.Value) : null;

    protected override async Task LookAsync() => _linked = await Links.IsLinkedAsync(Actor, Alive);

    private Task LinkAsync() => ActAsync(async () => Navigation.NavigateTo(PortalUrls.ToProvider(null, await Links.BeginAsync(Actor, Alive)), forceLoad: true));

    private Task RemoveAsync() => ActAsync(async () => Error = await Links.RemoveAsync(Actor, Alive) is { } reason ? Texts.Say(reason) : null);
}
