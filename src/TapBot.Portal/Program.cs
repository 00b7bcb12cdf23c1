using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Keys;
using TapBot.Core.Logs;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Core.Storage;
using TapBot.Portal.Features.Account;
using TapBot.Portal.Features.Administration;
using TapBot.Portal.Features.Certificates;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Features.Monitoring;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Features.Proxy;
using TapBot.Portal.Features.Servers;
using TapBot.Portal.Features.Wall;
using TapBot.Portal.Hosting;
using TapBot.Portal.Live;
using TapBot.Portal.Shell;

var builder = PortalBuilder.Create(args);

// What the portal knows and does.
builder.Services.AddStorage();
builder.Services.AddAudit();
builder.Services.AddAccess();
builder.Services.AddFigures();
builder.Services.AddServers();
builder.Services.AddMachines();
builder.Services.AddOperations();
builder.Services.AddKeys();
builder.Services.AddLogs();
builder.Services.AddContainers();
builder.Services.AddDatabases();
builder.Services.AddProxy();
builder.Services.AddCertificates();
builder.Services.AddMonitoring();

// What people and scripts touch.
builder.Services.AddHosting();
builder.Services.AddShell();
builder.Services.AddDoors();
builder.Services.AddLive();
builder.Services.AddOperationsApi();
builder.Services.AddMonitoringFeature();
builder.Services.AddLogsFeature();
builder.Services.AddContainersFeature();
builder.Services.AddDatabasesFeature();
builder.Services.AddCertificatesFeature();
builder.Services.AddProxyFeature();
builder.Services.AddServersFeature();
builder.Services.AddChecksFeature();
builder.Services.AddAdministrationFeature();
builder.Services.AddWallFeature();

await using var app = builder.Build();

return await app.RunPortalAsync(args, () =>
{
    app.UsePortalPipeline();
    app.MapStaticAssets().AllowAnonymous().WithMetadata(new SetupStageAttribute());
    app.MapHealth();
    app.MapOpenApi().RequireAuthorization();
    app.MapAccountApi();
    app.MapOwnAccountApi();
    app.MapPasskeysApi();
    app.MapProvider();
    app.MapAdministrationApi();
    app.MapMonitoringApi();
    app.MapChecksApi();
    app.MapServersApi();
    app.MapContainersApi();
    app.MapDatabasesApi();
    app.MapProxyApi();
    app.MapCertificatesApi();
    app.MapLogsApi();
    app.MapFiguresApi();
    app.MapOperationsApi();
    app.MapLive();
    app.MapWall();
    app.MapShell().RequireAuthorization();
});

/// <summary>The portal's program; tests start it through this name.</summary>
public partial class Program;
