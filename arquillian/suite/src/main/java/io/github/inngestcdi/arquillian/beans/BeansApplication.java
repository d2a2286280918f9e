package io.github.inngestcdi.arquillian.beans;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class BeansApplication extends Application {}
