using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>The second step of the sign-in: the code of the app, or a recovery code.</summary>
public sealed partial class SignInCode
{
    private string? _error;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required SignInDoor Door { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "code")] private CodeInput? Input { get; set; }

    /// <summary>Where to go afterwards; anything but an address of the portal is ignored.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && !Door.IsHalfOpen(DoorCookie.Half.Read(Context.Request)))
            Navigation.NavigateTo(PortalUrls.SignIn);
    }

    private async Task SubmitAsync()
    {
        var answer = await Door.ContinueAsync(
            DoorCookie.Half.Read(Context.Request) ?? "", Input?.Code ?? "", ClientAddress.Of(Context), Context.Request.Headers.UserAgent, Context.RequestAborted);
        if (answer.MustStartAgain)
            DoorCookie.Half.Delete(Context);
        if (SignInStep.Take(Context, answer, ReturnUrl) is { } next)
            Navigation.NavigateTo(next);
        else
            _error = Texts.Say(answer.Reason!);
    }
}
