using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Certificates;

/// <summary>How added endpoints are stored.</summary>
internal sealed class EndpointEntities : IEntityTypeConfiguration<EndpointRow>
{
    public void Configure(EntityTypeBuilder<EndpointRow> builder)
    {
        builder.ToTable("CertificateEndpoints");
        builder.HasKey(e => e.Endpoint);
        builder.Property(e => e.Endpoint).HasMaxLength(CertificateEndpoint.Longest);
    }
}
