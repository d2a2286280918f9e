<?xml version="1.0" encoding="UTF-8"?>
<!-- Changes the server's default domain: all listeners are on loopback, at free ports -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="network-listener[@name='http-listener-1']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${port}</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="network-listener[@name='admin-listener']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${port.admin}</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="iiop-listener[@id='orb-listener-1']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${port.iiop}</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- No TLS -->
  <xsl:template match="network-listener[@name='http-listener-2']"/>
  <xsl:template match="virtual-server[@id='server']/@network-listeners">
    <xsl:attribute name="network-listeners">http-listener-1</xsl:attribute>
  </xsl:template>
  <xsl:template match="iiop-listener[@security-enabled='true']"/>

  <!-- No JMX, no message broker, no other servers, no remote shell -->
  <xsl:template match="jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="enabled">false</xsl:attribute>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="admin-service">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
    <jms-service type="DISABLED"/>
  </xsl:template>
  <xsl:template match="hazelcast-config-specific-configuration">
    <hazelcast-config-specific-configuration enabled="false"/>
  </xsl:template>
  <xsl:template match="jvm-options[contains(., 'additionalOSGiBundlesToStart')]">
    <jvm-options>-Dorg.glassfish.additionalOSGiBundlesToStart=org.apache.felix.fileinstall</jvm-options>
  </xsl:template>

  <xsl:template match="jvm-options[starts-with(., '-Xmx')]">
    ${java.options}
  </xsl:template>
</xsl:stylesheet>
