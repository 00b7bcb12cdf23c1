namespace TapBot.Portal.Features.Administration;

/// <summary>People, tokens, screens, keys and the audit trail.</summary>
public static class AdministrationApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapAdministrationApi(this IEndpointRouteBuilder endpoints)
    {
        UsersApi.Map(endpoints);
        TokensApi.Map(endpoints);
        ScreensApi.Map(endpoints);
        BoardsApi.Map(endpoints);
        AuditApi.Map(endpoints);
        KeysApi.Map(endpoints);
    }
}
