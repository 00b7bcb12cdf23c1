using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Core.Access;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Account;

/// <summary>One's own passkeys; a new one is made by the browser, where the address allows it.</summary>
public sealed partial class PasskeysCard
{
    private IReadOnlyList<PasskeyView>? _passkeys;
    private IJSObjectReference? _module;
    private bool? _possible;
    private string? _name;

    [Inject] public required Passkeys Passkeys { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task LookAsync() => _passkeys = await Passkeys.ListAsync(Actor, Alive);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.ImportAsync("js/passkeys.js", Alive);
        _possible = HasAName(new Uri(Navigation.BaseUri).Host) && await _module.InvokeAsync<bool>("possible", Alive);
        StateHasChanged();
    }

    protected override ValueTask DisposeCoreAsync() => _module.LetGoAsync();

    /// <summary>A passkey belongs to a name; a bare address has none.</summary>
    private static bool HasAName(string host) => Uri.CheckHostName(host) == UriHostNameType.Dns;

    private Task AddAsync() => ActAsync(async () =>
    {
        var said = await _module!.InvokeAsync<string?>("register", Alive, _name!.Trim());
        (Error, _name) = (string.IsNullOrEmpty(said) ? null : said, said is null ? null : _name);
    });

    private Task RemoveAsync(string id) => ActAsync(async () => await Passkeys.RemoveAsync(Actor, id, Alive));
}
