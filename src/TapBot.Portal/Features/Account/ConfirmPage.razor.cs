using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Account;

/// <summary>Where a person who is signed in shows again that it is them: a plain page, for whatever cannot open the dialog.</summary>
public sealed partial class ConfirmPage
{
    private string? _error;
    private bool _hasCode;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required ConfirmDoor Door { get; init; }

    [Inject] public required SecondFactors Factors { get; init; }

    [Inject] public required ActorAccessor Actors { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")] private ConfirmInput? Input { get; set; }

    /// <summary>Where to go afterwards; anything but an address of the portal is ignored.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync() =>
        _hasCode = (await Factors.StateAsync(Actors.From(Context.User), Context.RequestAborted)).Since is not null;

    private async Task SubmitAsync()
    {
        var actor = Actors.From(Context.User);
        var answer = string.IsNullOrEmpty(Input?.Code)
            ? await Door.WithPasswordAsync(actor, Input?.Password ?? "", Context.RequestAborted)
            : await Door.WithCodeAsync(actor, Input.Code, Context.RequestAborted);
        if (answer.ValidUntil is not null)
        {
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
            return;
        }
        Context.Response.StatusCode = answer.RetryAfter is null ? StatusCodes.Status403Forbidden : StatusCodes.Status429TooManyRequests;
        _error = Texts.Say(answer.Reason!);
    }
}
