using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Account;

/// <summary>Switches the authenticator app on and off and shows new recovery codes, each after a confirmation.</summary>
public sealed partial class SecondFactorCard
{
    private SecondFactorState? _state;
    private SecondFactorKey? _key;
    private IReadOnlyList<string> _codes = [];
    private string? _typed;

    [Inject] public required SecondFactors Factors { get; init; }

    [Inject] public required Texts Texts { get; init; }

    private static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));

    protected override async Task LookAsync() => _state = await Factors.StateAsync(Actor, Alive);

    private Task BeginAsync() => ActAsync(async () =>
    {
        _key = await Factors.BeginAsync(Actor, Alive);
        _typed = null;
    });

    private Task ConfirmAsync() => ActAsync(async () =>
    {
        if (Take(await Factors.ConfirmAsync(Actor, _typed ?? "", Alive)))
            _key = null;
        _typed = null;
    });

    private Task RenewAsync() => ActAsync(async () => Take(await Factors.RenewCodesAsync(Actor, Alive)));

    private Task SwitchOffAsync() => ActAsync(async () => Take(await Factors.SwitchOffAsync(Actor, Alive)));

    private bool Take(SecondFactorAnswer answer)
    {
        (_codes, Error) = (answer.RecoveryCodes, answer.Reason is { } reason ? Texts.Say(reason) : null);
        return answer.Reason is null;
    }
}
